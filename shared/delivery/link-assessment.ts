import type { Link } from '../ledger/records.ts';
import { instant } from '../time.ts';
import { claimInside, newOwner } from './claim.ts';
import type { Entry } from './entry.ts';
import { keyId, linkAccount, linkKeys } from './link.ts';
import type { LinkItem } from './link-item.ts';
import { sendClaimed, type TimeAllowed } from './send.ts';
import type { DeliveryServices } from './services.ts';
import { createWorkingSet } from './working-set.ts';

/** Hides what is personal before it is stored. */
export interface Pseudonyms {
  pseudonym(kind: string, id: string): string;
}

/**
 * Links an assessment that was created elsewhere and sends what was waiting for it. Idempotent.
 * @throws AnnotatorError `ledger_unavailable`
 */
export async function linkAssessment(
  services: DeliveryServices & Pseudonyms,
  item: LinkItem,
  time: TimeAllowed,
): Promise<Omit<Entry, 'event'> & { released: number }> {
  const owner = newOwner(services.random);
  const { assessment } = item;
  const { released, claim } = await services.ledger.transact(async (transaction) => {
    const set = createWorkingSet(transaction);
    const now = services.clock.now();
    const link = toLink(services, item, now);
    const account = item.accountId && services.pseudonym('account', item.accountId);
    await set.load('keys', [...item.keys.map(keyId), ...(account ? [account] : [])]);
    const desk = { set, policy: services.policy, now };
    if (account) linkAccount(desk, account, link);
    const released = await linkKeys(desk, item.keys, link);
    const mayClaim = released > 0 && services.breaker.wouldAdmit();
    const claim = mayClaim ? await claimInside(set, assessment.id, owner, now) : undefined;
    set.flush();
    return { released, claim };
  });
  if (claim) await sendClaimed(services, claim, time);
  return { status: 'linked', assessment: assessment.name, released };
}

function toLink(services: Pseudonyms, item: LinkItem, now: number): Link {
  const { assessment, score, action, userIp, createTime } = item;
  return {
    assessment,
    linkedAt: instant(now),
    ...(score === undefined ? {} : { score }),
    ...(action === undefined ? {} : { action }),
    ...(createTime === undefined ? {} : { createTime }),
    ...(userIp === undefined ? {} : { userIp: services.pseudonym('ip', userIp) }),
  };
}
