import { digest } from '../ledger/digest.ts';
import type { FindingRecord, Link } from '../ledger/records.ts';
import { instant } from '../time.ts';
import { type Claim, claimInside, newOwner } from './claim.ts';
import type { Intake } from './intake.ts';
import { dueNow } from './lease.ts';
import { attach, keyId, linkKeys, waitUnder } from './link.ts';
import { liftQuarantine, quarantineId } from './quarantine.ts';
import type { DeliveryServices } from './services.ts';
import { asFinal, asParked, asReopened, putFinding, totalOf } from './transitions.ts';
import { createWorkingSet, type WorkingSet } from './working-set.ts';

/** What became of one finding on its way into the ledger. */
export interface Accepted {
  readonly id: string;
  readonly finding: FindingRecord;
  /** The fact is already known: nothing new was written. */
  readonly duplicate: boolean;
}

export interface Acceptance {
  readonly accepted: readonly Accepted[];
  /** Assessments this process may send for at once. */
  readonly claims: readonly Claim[];
}

/**
 * Makes one event durable: findings, links, dedupe and the claim to send, all in one commit.
 * @throws AnnotatorError `ledger_unavailable`, and then nothing was written
 */
export async function accept(services: DeliveryServices, intake: Intake): Promise<Acceptance> {
  const owner = newOwner(services.random);
  return services.ledger.transact(async (transaction) => {
    const set = createWorkingSet(transaction);
    const now = services.clock.now();
    await loadKnown(set, intake);
    const link = resolve(set, intake, now);
    const released =
      intake.carried && link ? await linkKeys(set, intake.keys, link, services.policy, now) : 0;
    if (link) await set.load('heads', [link.assessment.id]);
    const accepted: Accepted[] = [];
    for (const [id, draft] of intake.findings) {
      accepted.push(await acceptOne(services, set, id, draft, link, now));
    }
    liftQuarantine(set, intake);
    if (accepted.length === 0) set.add(totalOf(intake, 'ignored'), 1);
    const claims = !services.breaker.wouldAdmit()
      ? []
      : await claimTouched(set, accepted, released > 0 ? link : undefined, owner, now);
    set.flush();
    return { accepted, claims };
  });
}

async function loadKnown(set: WorkingSet, intake: Intake): Promise<void> {
  const facts = intake.findings.map(([, finding]) => digest(finding.fact));
  await Promise.all([
    set.load('facts', facts),
    set.load('keys', intake.keys.map(keyId)),
    set.load('quarantine', [quarantineId(intake)]),
    set.load(
      'findings',
      intake.findings.map(([id]) => id),
    ),
  ]);
  const sayers = facts.flatMap((fact) => set.get('facts', fact)?.finding ?? []);
  await set.load('findings', sayers);
}

/** The assessment an event is about: the one it carries, else the one a key of it is linked to. */
function resolve(set: WorkingSet, intake: Intake, now: number): Link | undefined {
  if (intake.carried) {
    const currency = intake.findings.find(([, { currency }]) => currency)?.[1].currency;
    const link = { assessment: intake.carried, linkedAt: instant(now) };
    return currency ? { ...link, currency } : link;
  }
  for (const key of intake.keys) {
    const link = set.get('keys', keyId(key))?.link;
    if (link) return link;
  }
  return undefined;
}

async function acceptOne(
  services: DeliveryServices,
  set: WorkingSet,
  id: string,
  draft: FindingRecord,
  link: Link | undefined,
  now: number,
): Promise<Accepted> {
  const { policy } = services;
  const fact = digest(draft.fact);
  const sayer = set.get('findings', id) ? id : set.get('facts', fact)?.finding;
  if (sayer !== undefined) return meetAgain(services, set, sayer, id, draft, link, now);
  set.put('facts', fact, { finding: id, expireAt: instant(now + policy.linkMs) });
  if (policy.shadows(draft.provider)) {
    const known = link ? { ...draft, assessment: link.assessment } : draft;
    putFinding(set, id, asFinal(known, 'shadowed', now, policy.recordMs));
  } else {
    open(services, set, id, draft, link, now);
  }
  return { id, finding: set.get('findings', id) ?? draft, duplicate: false };
}

/** The event, or another one that states the same fact, was seen before. */
async function meetAgain(
  services: DeliveryServices,
  set: WorkingSet,
  id: string,
  draftId: string,
  draft: FindingRecord,
  link: Link | undefined,
  now: number,
): Promise<Accepted> {
  const known = set.get('findings', id);
  const result = (duplicate: boolean): Accepted => {
    if (duplicate) set.add(totalOf(draft, 'duplicate'), 1);
    return { id, finding: set.get('findings', id) ?? draft, duplicate };
  };
  if (known?.assessment) await set.load('heads', [known.assessment.id]);
  switch (known?.state) {
    case 'unmatched':
    case 'dead': {
      const fallback = known.assessment && {
        assessment: known.assessment,
        linkedAt: known.arrivedAt,
      };
      open(services, set, id, asReopened(known), link ?? fallback, now);
      return result(false);
    }
    case 'parked':
      open(services, set, id, known, link, now);
      return result(id !== draftId);
    case 'pending': {
      const head = known.assessment && set.get('heads', known.assessment.id);
      if (known.assessment && head) set.put('heads', known.assessment.id, dueNow(head, now));
      return result(id !== draftId);
    }
    default:
      return result(true);
  }
}

function open(
  { policy }: DeliveryServices,
  set: WorkingSet,
  id: string,
  finding: FindingRecord,
  link: Link | undefined,
  now: number,
): void {
  if (link) {
    attach(set, id, finding, link, policy, now);
    return;
  }
  if (finding.keys.length === 0) {
    putFinding(set, id, asFinal(finding, 'unmatched', now, policy.recordMs, 'no_keys'));
    return;
  }
  putFinding(set, id, asParked(finding, now, policy.parkMs));
  waitUnder(set, id, finding.keys, policy, now);
}

async function claimTouched(
  set: WorkingSet,
  accepted: readonly Accepted[],
  releasedFor: Link | undefined,
  owner: string,
  now: number,
): Promise<Claim[]> {
  const ids = new Set(
    accepted.flatMap(({ id }) => {
      const finding = set.get('findings', id);
      return finding?.state === 'pending' && finding.assessment ? [finding.assessment.id] : [];
    }),
  );
  if (releasedFor) ids.add(releasedFor.assessment.id);
  const claims: Claim[] = [];
  for (const id of ids) {
    const claim = await claimInside(set, id, owner, now);
    if (claim) claims.push(claim);
  }
  return claims;
}
