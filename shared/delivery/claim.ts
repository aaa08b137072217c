import type { Memory } from '../ledger/ledger.ts';
import type { FindingRecord, HeadRecord } from '../ledger/records.ts';
import { instant } from '../time.ts';
import { giveBack, takeLease } from './lease.ts';
import type { DeliveryServices } from './services.ts';
import { putFinding, totalOf } from './transitions.ts';
import { createWorkingSet, type WorkingSet } from './working-set.ts';

/** The right to send what is open for one assessment, until the lease runs out. */
export interface Claim {
  readonly assessmentId: string;
  readonly owner: string;
  readonly head: HeadRecord;
  /** The finding to send, with its id. */
  readonly first: readonly [id: string, finding: FindingRecord];
  /** What the claim's own commits wrote. */
  readonly memory: Memory;
}

/** Who claims, when, and what it keeps of its commits. */
export interface Claimant {
  readonly owner: string;
  readonly now: number;
  readonly memory: Memory;
}

/** A name for the holder of a lease that no other process has. */
export function newOwner(random: () => number): string {
  return [random(), random()].map((n) => n.toString(36).slice(2, 12)).join('');
}

/** Claims one assessment in a transaction of its own; undefined unless it is due. */
export async function claimAssessment(
  services: DeliveryServices,
  assessmentId: string,
): Promise<Claim | undefined> {
  const owner = newOwner(services.random);
  const memory: Memory = new Map();
  return services.ledger.transact(
    async (transaction) => {
      const set = createWorkingSet(transaction);
      await set.load({ heads: [assessmentId] });
      const claimant = { owner, now: services.clock.now(), memory };
      const claim = await claimInside(set, assessmentId, claimant);
      set.flush();
      return claim;
    },
    { memory },
  );
}

/** Claims one assessment inside a transaction that has loaded its head; undefined unless it is due. */
export async function claimInside(
  set: WorkingSet,
  assessmentId: string,
  claimant: Claimant,
): Promise<Claim | undefined> {
  const head = set.get('heads', assessmentId);
  // Somebody else may have tried it since it was found due.
  if (!head?.dueAt || head.dueAt > instant(claimant.now)) return undefined;
  const leased = takeLease(head, claimant.owner, claimant.now);
  if (!leased) return undefined;
  const claim = await viewClaim(set, assessmentId, claimant, leased);
  if (!claim) {
    set.put('heads', assessmentId, giveBack({ ...head, open: [] }, ''));
    return undefined;
  }
  set.put('heads', assessmentId, claim.head);
  return head.lease ? afterDeadHolder(set, claim, head.lease) : claim;
}

/** Claims what is free of several assessments, whose heads are loaded. */
export async function claimAll(
  set: WorkingSet,
  assessmentIds: Iterable<string>,
  claimant: Claimant,
): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const id of assessmentIds) {
    const claim = await claimInside(set, id, claimant);
    if (claim) claims.push(claim);
  }
  return claims;
}

/** The claim on a leased head as it stands; undefined when nothing is open any more. */
export async function viewClaim(
  set: WorkingSet,
  assessmentId: string,
  { owner, memory }: Pick<Claimant, 'owner' | 'memory'>,
  leased: HeadRecord,
): Promise<Claim | undefined> {
  for (const [index, { id }] of leased.open.entries()) {
    await set.load({ findings: [id] });
    const finding = set.get('findings', id);
    if (finding?.state !== 'pending') continue;
    const lease = leased.lease && { ...leased.lease, sending: id };
    const head = { ...leased, open: leased.open.slice(index), ...(lease ? { lease } : {}) };
    return { assessmentId, owner, head, first: [id, finding], memory };
  }
  return undefined;
}

/**
 * A lease that ran out means its holder died, perhaps after Google answered and before that was
 * recorded: the finding it was sending may go out twice, and is counted.
 */
async function afterDeadHolder(
  set: WorkingSet,
  claim: Claim,
  dead: NonNullable<HeadRecord['lease']>,
): Promise<Claim> {
  const id = dead.sending;
  if (dead.owner === claim.owner || id === undefined) return claim;
  await set.load({ findings: [id] });
  const finding = set.get('findings', id);
  if (finding?.state !== 'pending') return claim;
  const doubtful = { ...finding, uncertain: finding.uncertain + 1 };
  putFinding(set, id, doubtful);
  set.add(totalOf(finding, 'uncertain'), 1);
  return claim.first[0] === id ? { ...claim, first: [id, doubtful] } : claim;
}
