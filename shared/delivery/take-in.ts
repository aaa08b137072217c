import { accept } from './accept.ts';
import { type Claim, claimAssessment } from './claim.ts';
import type { Accepted } from './dedupe.ts';
import { type Entry, entryOf } from './entry.ts';
import { inParallel } from './in-parallel.ts';
import type { Intake } from './intake.ts';
import { logEntry } from './log-entry.ts';
import { type Fate, hasTime, ledgerPatience, sendClaimed, type TimeAllowed } from './send.ts';
import type { DeliveryServices } from './services.ts';

const SENT_AT_ONCE = 8;

/**
 * Takes in a few events that were understood, all in one commit, and sends what is due because of
 * them as far as the time allows.
 * @param onDurable called between the two
 * @returns the entries of each, in order
 * @throws AnnotatorError `ledger_unavailable`
 */
export async function takeInTogether(
  services: DeliveryServices,
  intakes: readonly Intake[],
  time: TimeAllowed,
  onDurable?: () => void,
): Promise<Entry[][]> {
  for (const intake of intakes) warnOfUnreadableName(services, intake);
  const patienceMs = ledgerPatience(services, time);
  const purpose = hasTime(services, time) ? 'claim' : 'leave';
  const { accepted, claims } = await accept(services, intakes, { patienceMs, purpose });
  onDurable?.();
  const fates = new Map<string, Fate>();
  const tried = new Set<string>();
  for (let due = claims; due.length > 0; due = await claimMoved(services, fates, tried, time)) {
    for (const { assessmentId } of due) tried.add(assessmentId);
    await inParallel(due, SENT_AT_ONCE, async (claim) => {
      for (const [id, fate] of await sendClaimed(services, claim, time)) fates.set(id, fate);
    });
  }
  return intakes.map((intake, n) => entriesOf(services, intake, accepted[n] ?? [], fates));
}

/**
 * What was sent to a wrong guess has gone on to another assessment, and need not wait for `deliver`.
 * None is claimed twice: what could not be sent then is given back, and would be claimed for ever.
 */
async function claimMoved(
  services: DeliveryServices,
  fates: ReadonlyMap<string, Fate>,
  tried: ReadonlySet<string>,
  time: TimeAllowed,
): Promise<Claim[]> {
  const moved = [...fates.values()].flatMap(({ finding: { state, failing, assessment } }) =>
    state === 'pending' && !failing && assessment && !tried.has(assessment.id)
      ? [assessment.id]
      : [],
  );
  const claims: Claim[] = [];
  for (const id of new Set(moved)) {
    const claim = hasTime(services, time) ? await claimAssessment(services, id) : undefined;
    if (claim) claims.push(claim);
  }
  return claims;
}

function warnOfUnreadableName({ log }: DeliveryServices, intake: Intake): void {
  if (!intake.carriedUnreadable) return;
  const { provider, eventType, event } = intake;
  log.warning('the value under the metadata key is no assessment name', {
    provider,
    eventType,
    event,
  });
}

function entriesOf(
  { log }: DeliveryServices,
  intake: Intake,
  accepted: readonly Accepted[],
  fates: ReadonlyMap<string, Fate>,
): Entry[] {
  const entries = accepted.map((one): Entry => ({ ...toEntry(one, fates), event: intake.event }));
  if (entries.length === 0) entries.push(ignoredEntry(intake));
  for (const [index, entry] of entries.entries()) {
    if (!fates.has(accepted[index]?.id ?? '')) logEntry(log, intake, entry);
  }
  return entries;
}

function ignoredEntry({ event, carried, because }: Intake): Entry {
  return {
    event,
    status: 'ignored',
    ...(carried ? { assessment: carried.name } : {}),
    ...(because ? { because } : {}),
  };
}

function toEntry({ id, finding, duplicate }: Accepted, fates: ReadonlyMap<string, Fate>): Entry {
  const now = fates.get(id)?.finding ?? finding;
  return entryOf(now, duplicate ? 'duplicate' : now.state);
}
