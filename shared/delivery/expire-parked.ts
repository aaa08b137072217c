import type { FindingRecord } from '../ledger/records.ts';
import { instant } from '../time.ts';
import { stopWaiting } from './link.ts';
import type { TimeAllowed } from './send.ts';
import type { DeliveryServices } from './services.ts';
import { asFinal, putFinding } from './transitions.ts';
import { createWorkingSet } from './working-set.ts';

/** Each writes its keys and accounts, too, which may be long. */
const AT_A_TIME = 20;

/**
 * Ends what was parked too long as `unmatched`: normal for payments that were never assessed.
 * @returns how many
 */
export async function expireParked(services: DeliveryServices, time: TimeAllowed): Promise<number> {
  const { ledger, clock, log } = services;
  let ended = 0;
  while (clock.now() < time.finishBy) {
    const overdue = await ledger.overdueParked(instant(clock.now()), AT_A_TIME);
    const batch = overdue.length > 0 ? await endTogether(services, overdue) : 0;
    if (batch === 0) break;
    ended += batch;
  }
  if (ended > 0) log.info('findings unmatched: no assessment was linked in time', { count: ended });
  return ended;
}

/** @returns how many were still parked, and are not any more */
function endTogether(
  { ledger, clock, policy }: DeliveryServices,
  ids: readonly string[],
): Promise<number> {
  return ledger.transact(async (transaction) => {
    const set = createWorkingSet(transaction);
    await set.load({ findings: ids });
    const now = clock.now();
    const ended = new Map<string, FindingRecord>();
    for (const id of ids) {
      const finding = set.get('findings', id);
      if (finding?.state !== 'parked' || (finding.parkedUntil ?? '') > instant(now)) continue;
      putFinding(set, id, asFinal(finding, 'unmatched', now, policy));
      ended.set(id, finding);
    }
    await stopWaiting(set, ended);
    set.flush();
    return ended.size;
  });
}
