import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { AnnotatorError } from '../../../shared/annotator-error.ts';
import type { Environment } from '../../../shared/config/config.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SETUP = new URL('process-setup.ts', import.meta.url).href;

export interface RunningProcess {
  readonly pid: number;
  readonly url: string;
  kill(): Promise<void>;
}

/**
 * Starts a script of this repository in a process of its own; resolves when it prints its port.
 * @param listens finds the port in a line
 * @param onLine told every line it prints, and by which process
 * @throws AnnotatorError `internal` when it ends instead
 */
export async function startProcess(
  script: string,
  environment: Environment,
  listens: RegExp,
  onLine: (line: string, pid: number) => void = () => undefined,
): Promise<RunningProcess> {
  const child: ChildProcess = spawn(process.execPath, ['--import', SETUP, script], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const port = await Promise.race([
    new Promise<string>((resolve) => {
      if (!child.stdout) return;
      createInterface({ input: child.stdout }).on('line', (line) => {
        onLine(line, child.pid ?? 0);
        const found = listens.exec(line)?.[1];
        if (found) resolve(found);
      });
    }),
    ended.then(() => undefined),
  ]);
  if (port === undefined || child.pid === undefined) {
    throw new AnnotatorError('internal', `${script} did not start`);
  }
  return {
    pid: child.pid,
    url: `http://127.0.0.1:${port}`,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
