import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { AnnotatorError } from '../../../shared/annotator-error.ts';

/** What one part of a backlog took, and the memory of the process after it, in bytes. */
export interface Drained {
  readonly sent: number;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly rss: number;
  /** After a garbage collection. */
  readonly heapUsed: number;
}

export interface Drainer {
  /** Sends what is due until so many were sent since it started, or nothing is left. */
  drain(goal: number): Promise<Drained>;
  stop(): Promise<void>;
}

/**
 * V8 lets the young generation grow step by step, which looks like a leak and is none: here it has
 * one size from the start, so that growing memory is memory that is kept.
 */
const OPTIONS = ['--expose-gc', '--min-semi-space-size=16', '--max-semi-space-size=16'];

const SCRIPT = fileURLToPath(new URL('drain-process.ts', import.meta.url));

/** Starts the process that drains: nothing but delivery shows in its memory and its CPU time. */
export function startDrainer(ledgerFile: string, emulatorHost: string): Drainer {
  const command = [...OPTIONS, SCRIPT, ledgerFile, emulatorHost];
  const child = spawn(process.execPath, command, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  return {
    async drain(goal) {
      const told = once(child, 'message');
      child.send({ goal });
      const [drained] = await Promise.race([told, exited]);
      if (typeof drained === 'object' && drained !== null) return drained as Drained;
      throw new AnnotatorError('internal', 'The draining process ended');
    },
    async stop() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}
