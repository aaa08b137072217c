import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { addFigures, type Figures, NOTHING } from './figures.ts';
import { playShare } from './play-share.ts';
import type { Violation } from './violation.ts';

/** Which histories to play. */
export interface Run {
  readonly seed: number;
  readonly histories: number;
  readonly workers: number;
}

/** A history in which a promise was broken. */
export interface Failure {
  readonly index: number;
  readonly seed: number;
  readonly violations: readonly Violation[];
}

/** What one worker is to do: every so-many-th history. */
export interface Share {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  /** Index of the first failure so far: later histories need not be played. */
  readonly firstFailure: Int32Array;
}

export interface ShareResult {
  readonly figures: Figures;
  readonly failure?: Failure;
}

export interface RunResult {
  readonly figures: Figures;
  /** The first of all, however the work was shared. */
  readonly failure: Failure | undefined;
}

/** Plays histories in several threads, or in this one. */
export async function runHistories({ seed, histories, workers }: Run): Promise<RunResult> {
  const firstFailure = new Int32Array(new SharedArrayBuffer(4)).fill(histories);
  const shares = Array.from(
    { length: workers },
    (_, from): Share => ({ seed, from, to: histories, step: workers, firstFailure }),
  );
  const play = workers === 1 ? playShare : playInThread;
  const results = await Promise.all(shares.map(play));
  const failures = results.flatMap(({ failure }) => failure ?? []);
  return {
    figures: results.map(({ figures }) => figures).reduce(addFigures, NOTHING),
    failure: failures.toSorted((a, b) => a.index - b.index)[0],
  };
}

async function playInThread(workerData: Share): Promise<ShareResult> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
  const [result] = await once(worker, 'message');
  return result;
}
