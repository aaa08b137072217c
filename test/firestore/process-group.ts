import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A process with all it started. */
export interface ProcessGroup {
  /** Kills all of them. */
  kill(): Promise<void>;
}

const WATCH = 'read -r _; kill -s KILL -- "-$0"';

/**
 * Owns the group of a child that was started `detached`. A shell watches over it: it kills the group
 * when its standard input closes, and that also happens when this process dies by SIGKILL.
 */
export function ownProcessGroup(child: ChildProcess): ProcessGroup {
  const { pid } = child;
  if (pid === undefined) return { kill: async () => undefined };
  const watch = spawn('sh', ['-c', WATCH, String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const killed = once(watch, 'exit');
  return {
    async kill() {
      watch.stdin.end();
      await killed;
    },
  };
}
