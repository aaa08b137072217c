import type { Transaction } from '../ledger/ledger.ts';
import type { FindingRecord, HeadRecord } from '../ledger/records.ts';
import { type Instant, instant } from '../time.ts';
import { applyStep } from './apply-step.ts';
import { type Claim, viewClaim } from './claim.ts';
import { giveBack, removeOpen, takeLease } from './lease.ts';
import { afterDelivery } from './order.ts';
import type { DeliveryServices } from './services.ts';
import type { Step } from './step.ts';
import { createWorkingSet, type WorkingSet } from './working-set.ts';

export interface Settlement {
  readonly finding: FindingRecord;
  /** The claim to go on with; undefined when it was given back or lost. */
  readonly claim?: Claim;
}

/**
 * Records what happened, and in the same commit either renews the claim or gives it back. A holder
 * that lost its lease records nothing.
 * @param goOn whether the holder has time to send another finding
 */
export async function settle(
  services: DeliveryServices,
  claim: Claim,
  step: Step,
  goOn: boolean,
): Promise<Settlement> {
  const { assessmentId, memory } = claim;
  const [id, finding] = claim.first;
  const work = async (transaction: Transaction): Promise<Settlement> => {
    const set = createWorkingSet(transaction);
    await set.load({ heads: [assessmentId], findings: [id] });
    const current = set.get('findings', id) ?? finding;
    const held = set.get('heads', assessmentId) ?? claim.head;
    // Whoever has the lease by now may have said something else since: what Google took from us is
    // left to be sent again in its turn, or the older would stand.
    if (held.lease?.owner !== claim.owner) return { finding: current };
    const isOpen = current.state === 'pending';
    const { after, dueAt } = isOpen
      ? await applyStep(services, set, held, [id, current], step)
      : { after: current };
    const now = services.clock.now();
    const head = set.get('heads', assessmentId) ?? held;
    const told = isOpen && isDelivered(step) ? afterDelivery(head, after) : head;
    const settled = headAfter(told, claim, after, services.policy.linkMs, now);
    const look = nextLook(claim, head, dueAt, goOn, now);
    const next = await holdOrGiveBack(set, claim, settled, look, now);
    set.flush();
    return next ? { finding: after, claim: next } : { finding: after };
  };
  return services.ledger.transact(work, { memory });
}

/**
 * When a claim that is given back is to be looked at again; undefined: its holder goes on. What has
 * arrived since the claim makes its elders due now, as it would have without the claim.
 */
function nextLook(
  claim: Claim,
  head: HeadRecord,
  dueAt: Instant | undefined,
  goOn: boolean,
  now: number,
): Instant | undefined {
  const hasArrival = head.open.length > claim.head.open.length;
  if (dueAt !== undefined) return hasArrival ? instant(now) : dueAt;
  return goOn ? undefined : instant(now);
}

/** Gives a claim back untouched; what is open stays due now. */
export async function giveBackClaim(services: DeliveryServices, claim: Claim): Promise<void> {
  const { assessmentId, owner, memory } = claim;
  const work = async (transaction: Transaction): Promise<void> => {
    const [head] = await transaction.get([{ collection: 'heads', id: assessmentId }]);
    if (head?.lease?.owner !== owner) return;
    transaction.put('heads', assessmentId, giveBack(head, instant(services.clock.now())));
  };
  await services.ledger.transact(work, { memory });
}

function headAfter(
  told: HeadRecord,
  { assessmentId, first: [id] }: Claim,
  after: FindingRecord,
  linkMs: number,
  now: number,
): HeadRecord {
  const head = { ...told, expireAt: instant(now + linkMs) };
  const stays = after.state === 'pending' && after.assessment?.id === assessmentId;
  return stays ? head : removeOpen(head, id);
}

/** @param dueAt when the claim is given back: when to look again; undefined: go on */
async function holdOrGiveBack(
  set: WorkingSet,
  claim: Claim,
  head: HeadRecord,
  dueAt: Instant | undefined,
  now: number,
): Promise<Claim | undefined> {
  const renewed = dueAt === undefined ? takeLease(head, claim.owner, now) : undefined;
  const view = renewed && (await viewClaim(set, claim.assessmentId, claim, renewed));
  const emptied = renewed && !view ? { ...head, open: [] } : head;
  set.put('heads', claim.assessmentId, view?.head ?? giveBack(emptied, dueAt ?? instant(now)));
  return view;
}

function isDelivered(step: Step): boolean {
  return step.kind === 'answered' && step.outcome.kind === 'ok';
}
