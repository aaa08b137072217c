import { type Memory, PATIENCE_MS, type Transaction } from '../ledger/ledger.ts';
import type { FindingRecord, Link } from '../ledger/records.ts';
import { instant } from '../time.ts';
import { claimAll, newOwner } from './claim.ts';
import {
  type Acceptance,
  type Accepted,
  type Desk,
  loadKnown,
  loadRelated,
  takeFinding,
} from './dedupe.ts';
import type { Intake } from './intake.ts';
import { knownOf, type LinkDesk, linkKeys, linkOf } from './link.ts';
import { liftQuarantine } from './quarantine.ts';
import type { DeliveryServices } from './services.ts';
import { totalOf } from './transitions.ts';
import { createWorkingSet } from './working-set.ts';

export interface AcceptOptions {
  /**
   * `claim`: to send what is due by it at once, the default. `leave` that to `deliver`. `rehearse`:
   * write nothing, tell what would become of it.
   */
  readonly purpose?: 'claim' | 'leave' | 'rehearse';
  readonly patienceMs?: number;
}

/**
 * Makes events durable, one or a few: findings, links, dedupe and the claims to send, all in one
 * commit.
 * @throws AnnotatorError `ledger_unavailable`, and then nothing was written
 */
export async function accept(
  services: DeliveryServices,
  intakes: readonly Intake[],
  { purpose = 'claim', patienceMs = PATIENCE_MS }: AcceptOptions = {},
): Promise<Acceptance> {
  const owner = newOwner(services.random);
  const memory: Memory = new Map();
  const maySend = purpose === 'claim' && services.breaker.wouldAdmit();
  const work = async (transaction: Transaction): Promise<Acceptance> => {
    const set = createWorkingSet(transaction);
    const now = services.clock.now();
    await loadKnown(set, intakes);
    await loadRelated(set, intakes);
    const due = new Set<string>();
    const accepted: Accepted[][] = [];
    const desk = { set, policy: services.policy, now };
    for (const intake of intakes) {
      const taken = await takeEvent(desk, intake);
      accepted.push(taken.accepted);
      for (const id of taken.due) due.add(id);
    }
    const claimant = { owner, now, memory };
    const claims = maySend ? await claimAll(set, due, claimant) : [];
    if (purpose !== 'rehearse') set.flush();
    return { accepted, claims };
  };
  return services.ledger.transact(work, { memory, patienceMs });
}

/** Takes in one event, in the working set; what is due because of it is to be claimed. */
async function takeEvent(
  common: LinkDesk,
  intake: Intake,
): Promise<{ accepted: Accepted[]; due: Set<string> }> {
  const { set, now } = common;
  const link = intake.carried
    ? carriedLink(set, intake, intake.carried, now)
    : foundLink(set, intake);
  await loadRelated(set, [intake]);
  const desk: Desk = { ...common, link, ...guessOf(intake) };
  const onlyFree = !intake.carried || isRedelivery(set, intake);
  const released = link ? await linkKeys(desk, intake.keys, link, onlyFree) : 0;
  const accepted: Accepted[] = [];
  for (const [id, draft] of intake.findings) accepted.push(await takeFinding(desk, id, draft));
  liftQuarantine(set, intake);
  if (accepted.length === 0) set.add(totalOf(intake, 'ignored'), 1);
  return { accepted, due: dueAssessments(desk, accepted, released) };
}

/** What its keys and its account know of the assessment (its score) counts, too. */
function carriedLink(
  set: Desk['set'],
  { keys, findings, eventTime, currency }: Intake,
  assessment: Link['assessment'],
  now: number,
): Link {
  const account = findings[0]?.[1].account;
  const known = knownOf(set, { keys, ...(account ? { account } : {}) }, assessment);
  return {
    ...known,
    assessment,
    linkedAt: instant(now),
    eventTime,
    ...(currency ? { currency } : {}),
  };
}

function guessOf({
  guesses: [assessment, ...next],
  currency,
  lastingKeys,
}: Intake): Pick<Desk, 'guess'> {
  if (!assessment) return {};
  const guess = {
    assessment,
    next,
    ...(currency ? { currency } : {}),
    ...(lastingKeys.length > 0 ? { lastingKeys } : {}),
  };
  return { guess };
}

/** The link of the event's keys, with what the event adds to it. */
function foundLink(set: Desk['set'], { keys, lastingKeys, currency }: Intake): Link | undefined {
  const link = linkOf(set, keys, lastingKeys);
  return link && currency && !link.currency ? { ...link, currency } : link;
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
