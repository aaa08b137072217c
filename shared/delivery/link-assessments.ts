import { type Memory, PATIENCE_MS, type Transaction } from '../ledger/ledger.ts';
import type { Link } from '../ledger/records.ts';
import { instant } from '../time.ts';
import { claimAll, newOwner } from './claim.ts';
import type { Entry } from './entry.ts';
import { inParallel } from './in-parallel.ts';
import { keyId, linkKeys } from './link.ts';
import { linkAccount, releaseAccount } from './link-account.ts';
import type { LinkItem } from './link-item.ts';
import { accountPseudonym, ipPseudonym } from './personal.ts';
import { hasTime, sendClaimed, type TimeAllowed } from './send.ts';
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
    const { linked, claims } = await linkTogether(services, items.slice(at, at + PER_COMMIT), time);
    results.push(...linked);
    await inParallel(claims, SENT_AT_ONCE, async (claim) => {
      await sendClaimed(services, claim, time);
    });
  }
  return results;
}

async function linkTogether(
  services: DeliveryServices,
  items: readonly LinkItem[],
  time: TimeAllowed,
) {
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
    const due: string[] = [];
    const released: number[] = [];
    for (const item of items) {
      const link = toLink(services, item, now);
      for (const id of account(item)) linkAccount(desk, id, link);
      const byKeys = await linkKeys(desk, item.keys, link);
      if (byKeys > 0) due.push(item.assessment.id);
      released.push(byKeys);
    }
    // Only now: which assessment of an account is meant depends on all that are linked together.
    for (const id of new Set(items.flatMap(account))) {
      for (const assessment of await releaseAccount(desk, id)) {
        due.push(assessment);
        const ofAccount = items.filter((item) => account(item).includes(id));
        const item = ofAccount.find((one) => one.assessment.id === assessment) ?? ofAccount[0];
        const index = item ? items.indexOf(item) : 0;
        released[index] = (released[index] ?? 0) + 1;
      }
    }
    const linked = items.map(
      ({ assessment: { name } }, index): Linked => ({
        status: 'linked',
        assessment: name,
        released: released[index] ?? 0,
      }),
    );
    const claimant = { owner, now, memory };
    const canSend = hasTime(services, time) && services.breaker.wouldAdmit();
    const claims = canSend ? await claimAll(set, new Set(due), claimant) : [];
    set.flush();
    return { linked, claims };
  };
  const { patienceMs = PATIENCE_MS } = time;
  return services.ledger.transact(work, { memory, patienceMs });
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
