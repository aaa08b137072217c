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
  let unrecorded: (readonly [total: Total, n: number])[] = [];
  return {
    note(provider, readings, arrivedAt) {
      const lost = readings.map(({ event: { type }, ...reading }) => ({
        eventType: type,
        n: 'statements' in reading ? reading.statements.length : 1,
      }));
      for (const { eventType, n } of lost) {
        const origin = { provider, eventType, arrivedAt: instant(arrivedAt) };
        unrecorded.push([totalOf(origin, 'lost'), n]);
      }
      return lost.reduce((sum, { n }) => sum + n, 0);
    },
    async record(ledger) {
      if (unrecorded.length === 0) return;
      const counted = unrecorded;
      unrecorded = [];
      try {
        const options = { patienceMs: PATIENCE_MS };
        await ledger.transact(async (transaction) => {
          for (const [total, n] of counted) transaction.add(total, n);
        }, options);
      } catch {
        unrecorded.push(...counted);
      }
    },
  };
}
