import { historySeed } from './chance.ts';
import { addFigures, NOTHING } from './figures.ts';
import type { Share, ShareResult } from './run-histories.ts';
import { simulate } from './simulate.ts';

/** Plays histories one after the other, until one fails or an earlier one has failed elsewhere. */
export async function playShare(share: Share): Promise<ShareResult> {
  const { from, to, step, firstFailure } = share;
  let figures = NOTHING;
  for (let index = from; index < to && index < Atomics.load(firstFailure, 0); index += step) {
    const seed = historySeed(share.seed, index);
    const played = await simulate(seed);
    figures = addFigures(figures, played.figures);
    if (played.violations.length > 0) {
      noteFailure(firstFailure, index);
      return { figures, failure: { index, seed, violations: played.violations } };
    }
  }
  return { figures };
}

function noteFailure(firstFailure: Int32Array, index: number): void {
  for (;;) {
    const first = Atomics.load(firstFailure, 0);
    if (index >= first || Atomics.compareExchange(firstFailure, 0, first, index) === first) return;
  }
}
