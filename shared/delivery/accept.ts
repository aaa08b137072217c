import type { FindingRecord, Link } from '../ledger/records.ts';
import { instant } from '../time.ts';
import { claimAll, newOwner } from './claim.ts';
import { type Acceptance, type Accepted, type Desk, loadKnown, takeFinding } from './dedupe.ts';
import type { Intake } from './intake.ts';
import { keyId, linkKeys } from './link.ts';
import { liftQuarantine } from './quarantine.ts';
import type { DeliveryServices } from './services.ts';
import { totalOf } from './transitions.ts';
import { createWorkingSet } from './working-set.ts';

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
    const link = intake.carried ? carriedLink(intake, intake.carried, now) : linked(set, intake);
    const desk: Desk = { set, policy: services.policy, link, now };
    const onlyFree = !intake.carried || isRedelivery(set, intake);
    const released = link ? await linkKeys(desk, intake.keys, link, onlyFree) : 0;
    if (link) await set.load('heads', [link.assessment.id]);
    const accepted: Accepted[] = [];
    for (const [id, draft] of intake.findings) accepted.push(await takeFinding(desk, id, draft));
    liftQuarantine(set, intake);
    if (accepted.length === 0) set.add(totalOf(intake, 'ignored'), 1);
    const due = dueAssessments(desk, accepted, released);
    const claims = services.breaker.wouldAdmit() ? await claimAll(set, due, owner, now) : [];
    set.flush();
    return { accepted, claims };
  });
}

function carriedLink(intake: Intake, assessment: Link['assessment'], now: number): Link {
  const { eventTime, currency } = intake;
  return { assessment, linkedAt: instant(now), eventTime, ...(currency ? { currency } : {}) };
}

/** The link of the most specific key that has one, with what the event adds to it. */
function linked({ get }: Desk['set'], { keys, currency }: Intake): Link | undefined {
  for (const key of keys) {
    const link = get('keys', keyId(key))?.link;
    if (link) return currency && !link.currency ? { ...link, currency } : link;
  }
  return undefined;
}

/** An event that was taken in before must not move keys that were linked elsewhere since. */
function isRedelivery({ get }: Desk['set'], { findings }: Intake): boolean {
  return findings.length > 0 && findings.every(([id]) => get('findings', id) !== undefined);
}

function dueAssessments(
  { set, link }: Desk,
  accepted: readonly Accepted[],
  released: number,
): Set<string> {
  const findings = accepted.map(({ id }): FindingRecord | undefined => set.get('findings', id));
  const ids = findings.flatMap((finding) =>
    finding?.state === 'pending' && finding.assessment ? [finding.assessment.id] : [],
  );
  return new Set(link && released > 0 ? [...ids, link.assessment.id] : ids);
}
