import { instant } from '../time.ts';
import type { TimeAllowed } from './send.ts';
import type { DeliveryServices } from './services.ts';
import { asFinal, putFinding } from './transitions.ts';
import { createWorkingSet } from './working-set.ts';

const AT_A_TIME = 100;

/**
 * Ends what was parked too long as `unmatched`: normal for payments that were never assessed.
 * @returns how many
 */
export async function expireParked(services: DeliveryServices, time: TimeAllowed): Promise<number> {
  const { ledger, clock, policy, log } = services;
  let ended = 0;
  while (clock.now() < time.finishBy) {
    const overdue = await ledger.overdueParked(instant(clock.now()), AT_A_TIME);
    if (overdue.length === 0) break;
    ended += await ledger.transact(async (transaction) => {
      const set = createWorkingSet(transaction);
      await set.load({ findings: overdue });
      const now = clock.now();
      const ends = overdue.filter((id) => {
        const finding = set.get('findings', id);
        return finding?.state === 'parked' && (finding.parkedUntil ?? '') <= instant(now);
      });
      for (const id of ends) {
        const finding = set.get('findings', id);
        if (finding) putFinding(set, id, asFinal(finding, 'unmatched', now, policy.recordMs));
      }
      set.flush();
      return ends.length;
    });
  }
  if (ended > 0) log.info('findings unmatched: no assessment was linked in time', { count: ended });
  return ended;
}
