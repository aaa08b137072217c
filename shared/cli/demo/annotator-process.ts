import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { AnnotatorError } from '../../annotator-error.ts';
import type { Environment } from '../../config/config.ts';

export interface AnnotatorProcess {
  readonly url: string;
  readonly pid: number;
  /** Its log so far, one line each. */
  readonly lines: readonly string[];
  stop(): Promise<void>;
}

const START = new URL('../../../functions/start.ts', import.meta.url).pathname;
const PLAY_SENDERS = new URL('../play-senders.ts', import.meta.url).href;

/**
 * Starts `functions/start.ts` on a free port and waits until it listens.
 * @throws AnnotatorError `internal` when it ends instead
 */
export async function startAnnotator(environment: Environment): Promise<AnnotatorProcess> {
  const child = spawn(process.execPath, ['--import', PLAY_SENDERS, START], {
    env: { PATH: process.env['PATH'], PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const exited = once(child, 'exit');
  const port = await new Promise<number | undefined>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const listening = /listens on port (\d+)/.exec(line)?.[1];
      if (listening) resolve(Number(listening));
    });
    void exited.then(() => resolve(undefined));
  });
  if (port === undefined || child.pid === undefined) {
    throw new AnnotatorError('internal', 'The annotator did not start');
  }
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    lines,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
