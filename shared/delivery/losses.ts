import type { Ledger, Total } from '../ledger/ledger.ts';
import type { Reading } from '../providers/provider.ts';
import { instant } from '../time.ts';
import { totalOf } from './transitions.ts';

/** So long a sign-in may wait for the count of what others lost; milliseconds. */
const PATIENCE_MS = 100;

/**
 * What was lost by design in this process, until the ledger, which could not be reached then, can
 * count it.
 */
export interface Losses {
  /** @returns how many findings these authentic readings would have been */
  note(provider: string, readings: readonly Reading[], arrivedAt: number): number;
  /** Adds to the ledger's totals what it does not know yet; leaves it for later if it cannot. */
  record(ledger: Ledger): Promise<void>;
}

export function createLosses(): Losses {
  const unrecorded = new Map<string, readonly [total: Total, n: number]>();
  const add = (total: Total, n: number) => {
    const name = JSON.stringify(total);
    unrecorded.set(name, [total, n + (unrecorded.get(name)?.[1] ?? 0)]);
  };
  return {
    note(provider, readings, arrivedAt) {
      let lost = 0;
      for (const { event, ...reading } of readings) {
        const n = 'statements' in reading ? reading.statements.length : 1;
        const origin = { provider, eventType: event.type, arrivedAt: instant(arrivedAt) };
        if (n > 0) add(totalOf(origin, 'lost'), n);
        lost += n;
      }
      return lost;
    },
    async record(ledger) {
      if (unrecorded.size === 0) return;
      const counted = [...unrecorded.values()];
      unrecorded.clear();
      try {
        const options = { patienceMs: PATIENCE_MS };
        await ledger.transact(async (transaction) => {
          for (const [total, n] of counted) transaction.add(total, n);
        }, options);
      } catch {
        for (const [total, n] of counted) add(total, n);
      }
    },
  };
}
