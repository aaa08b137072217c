import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import { freePort } from '../helpers/free-port.ts';
import type { Contestant, Ground } from './contestants.ts';

/** What a process has used since it began. */
export interface Usage {
  /** Microseconds of all its threads, in user mode and in the kernel. */
  readonly cpu: number;
  /** Microseconds of these in the kernel. */
  readonly kernel: number;
  readonly peakBytes: number;
}

export interface ContestantProcess {
  readonly port: number;
  /** Milliseconds from its start to its first answer. */
  readonly readyMs: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

const PROBE = new URL('contestants/probe.js', import.meta.url).href;
const PATIENCE_MS = 30_000;

/**
 * Starts a contestant and waits for its first answer.
 * @throws AnnotatorError `internal` when it ends or stays silent instead
 */
export async function startContestant(
  contestant: Contestant,
  ground: Ground,
): Promise<ContestantProcess> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', PROBE, ...contestant.command(ground)], {
    env: { PATH: process.env['PATH'], PORT: String(port), ...contestant.environment(ground) },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  child.stdout?.resume();
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  while (!(await answers(port))) {
    if (child.exitCode !== null || performance.now() - startedAt > PATIENCE_MS) {
      await stop();
      throw new AnnotatorError('internal', `${contestant.name} did not start`);
    }
    await sleep(3);
  }
  return {
    port,
    readyMs: performance.now() - startedAt,
    async usage() {
      const told = once(child, 'message');
      child.send('usage');
      const [usage] = await Promise.race([told, exited]);
      if (typeof usage === 'object' && usage !== null) return usage as Usage;
      throw new AnnotatorError('internal', `${contestant.name} ended`);
    },
    stop,
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path: '/health', agent: false }, (response) => {
      response.resume().once('end', () => resolve(true));
    });
    request.once('error', () => resolve(false));
  });
}
