import type { Memory, Transaction } from '../ledger/ledger.ts';
import type { Link } from '../ledger/records.ts';
import { instant } from '../time.ts';
import { claimAll, newOwner } from './claim.ts';
import type { Entry } from './entry.ts';
import { inParallel } from './in-parallel.ts';
import { keyId, linkKeys } from './link.ts';
import { linkAccount } from './link-account.ts';
import type { LinkItem } from './link-item.ts';
import { accountPseudonym, ipPseudonym } from './personal.ts';
import { sendClaimed, type TimeAllowed } from './send.ts';
import type { DeliveryServices } from './services.ts';
import { createWorkingSet } from './working-set.ts';

/** Items of one commit: few enough for any store, many enough that commits do not dominate. */
const PER_COMMIT = 20;
const SENT_AT_ONCE = 8;

export type Linked = Omit<Entry, 'event'> & { readonly released: number };

/**
 * Links assessments that were created elsewhere and sends what was waiting for them. Idempotent.
 * @returns one entry per item, in order
 * @throws AnnotatorError `ledger_unavailable`; what was linked before that stays linked
 */
export async function linkAssessments(
  services: DeliveryServices,
  items: readonly LinkItem[],
  time: TimeAllowed,
): Promise<Linked[]> {
  const results: Linked[] = [];
  for (let at = 0; at < items.length; at += PER_COMMIT) {
    const { linked, claims } = await linkTogether(services, items.slice(at, at + PER_COMMIT));
    results.push(...linked);
    await inParallel(claims, SENT_AT_ONCE, async (claim) => {
      await sendClaimed(services, claim, time);
    });
  }
  return results;
}

async function linkTogether(services: DeliveryServices, items: readonly LinkItem[]) {
  const owner = newOwner(services.random);
  const memory: Memory = new Map();
  const work = async (transaction: Transaction) => {
    const set = createWorkingSet(transaction);
    const now = services.clock.now();
    const account = ({ accountId }: LinkItem) =>
      accountId === undefined ? [] : [accountPseudonym(services, accountId)];
    const keys = items.flatMap((item) => [...item.keys.map(keyId), ...account(item)]);
    await set.load({ keys });
    const desk = { set, policy: services.policy, now };
    const linked: Linked[] = [];
    const due = new Set<string>();
    for (const item of items) {
      const link = toLink(services, item, now);
      const released = await linkKeys(desk, item.keys, link);
      if (released > 0) due.add(item.assessment.id);
      const ofAccount: string[] = [];
      for (const id of account(item)) ofAccount.push(...(await linkAccount(desk, id, link)));
      for (const id of ofAccount) due.add(id);
      linked.push({
        status: 'linked',
        assessment: item.assessment.name,
        released: released + ofAccount.length,
      });
    }
    const claimant = { owner, now, memory };
    const claims = services.breaker.wouldAdmit() ? await claimAll(set, due, claimant) : [];
    set.flush();
    return { linked, claims };
  };
  return services.ledger.transact(work, { memory });
}

function toLink(services: DeliveryServices, item: LinkItem, now: number): Link {
  const { assessment, score, action, userIp, createTime } = item;
  return {
    assessment,
    linkedAt: instant(now),
    ...(score === undefined ? {} : { score }),
    ...(action === undefined ? {} : { action }),
    ...(createTime === undefined ? {} : { createTime }),
    ...(userIp === undefined ? {} : { userIp: ipPseudonym(services, userIp) }),
  };
}
