import type { FindingRecord, HeadRecord } from '../ledger/records.ts';
import { giveBack, takeLease } from './lease.ts';
import { inOrder } from './order.ts';
import type { DeliveryServices } from './services.ts';
import { putFinding, totalOf } from './transitions.ts';
import { createWorkingSet, type WorkingSet } from './working-set.ts';

/** The right to send what is open for one assessment, until the lease runs out. */
export interface Claim {
  readonly assessmentId: string;
  readonly owner: string;
  readonly head: HeadRecord;
  /** Its open findings by id. */
  readonly open: ReadonlyMap<string, FindingRecord>;
}

/** A name for the holder of a lease that no other process has. */
export function newOwner(random: () => number): string {
  return [random(), random()].map((n) => n.toString(36).slice(2, 12)).join('');
}

/** The first finding to send, with its id. */
export function firstOpen(claim: Claim): readonly [string, FindingRecord] | undefined {
  return inOrder([...claim.open])[0];
}

/** Claims one assessment in a transaction of its own; undefined when somebody else is at it. */
export async function claimAssessment(
  services: DeliveryServices,
  assessmentId: string,
): Promise<Claim | undefined> {
  const owner = newOwner(services.random);
  return services.ledger.transact(async (transaction) => {
    const set = createWorkingSet(transaction);
    await set.load('heads', [assessmentId]);
    const claim = await claimInside(set, assessmentId, owner, services.clock.now());
    set.flush();
    return claim;
  });
}

/** Claims one assessment inside a transaction that has loaded its head. */
export async function claimInside(
  set: WorkingSet,
  assessmentId: string,
  owner: string,
  now: number,
): Promise<Claim | undefined> {
  const head = set.get('heads', assessmentId);
  if (!head || (head.open.length === 0 && !head.dueAt)) return undefined;
  const leased = takeLease(head, owner, now);
  if (!leased) return undefined;
  const claim = await viewClaim(set, assessmentId, owner, leased);
  if (claim.open.size === 0) {
    set.put('heads', assessmentId, giveBack(claim.head, head.dueAt ?? ''));
    return undefined;
  }
  set.put('heads', assessmentId, claim.head);
  return head.lease && head.lease.owner !== owner ? afterDeadHolder(set, claim) : claim;
}

/** Claims what is free of several assessments, whose heads are loaded. */
export async function claimAll(
  set: WorkingSet,
  assessmentIds: Iterable<string>,
  owner: string,
  now: number,
): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const id of assessmentIds) {
    const claim = await claimInside(set, id, owner, now);
    if (claim) claims.push(claim);
  }
  return claims;
}

/** The claim as the working set shows it; ids whose finding is gone or settled are dropped. */
export async function viewClaim(
  set: WorkingSet,
  assessmentId: string,
  owner: string,
  head: HeadRecord,
): Promise<Claim> {
  await set.load('findings', head.open);
  const open = new Map<string, FindingRecord>();
  for (const id of head.open) {
    const finding = set.get('findings', id);
    if (finding?.state === 'pending') open.set(id, finding);
  }
  return { assessmentId, owner, head: { ...head, open: [...open.keys()] }, open };
}

/**
 * A lease that ran out means its holder died, perhaps after Google answered and before that was
 * recorded: the first finding may go out twice, and is counted.
 */
function afterDeadHolder(set: WorkingSet, claim: Claim): Claim {
  const [id, finding] = firstOpen(claim) ?? [];
  if (id === undefined || finding === undefined) return claim;
  const doubtful = { ...finding, uncertain: finding.uncertain + 1 };
  putFinding(set, id, doubtful);
  set.add(totalOf(finding, 'uncertain'), 1);
  return { ...claim, open: new Map(claim.open).set(id, doubtful) };
}
