import { digest } from '../ledger/digest.ts';
import type { FindingRecord, Link } from '../ledger/records.ts';
import { instant } from '../time.ts';
import type { Claim } from './claim.ts';
import { addToGuess, attachGuess, type Guess, type Ways } from './guess.ts';
import type { Intake } from './intake.ts';
import { dueNow } from './lease.ts';
import { attach, keyId, linkOf } from './link.ts';
import { parkOrEnd } from './park.ts';
import { quarantineIds } from './quarantine.ts';
import type { Policy } from './services.ts';
import { asReopened, totalOf } from './transitions.ts';
import type { WorkingSet } from './working-set.ts';

/** What is on the table while one event is taken in. */
export interface Desk {
  readonly set: WorkingSet;
  readonly policy: Policy;
  /** The assessment the event is about, if it is known. */
  readonly link: Link | undefined;
  /** What it might be about while no link is known; its head must be loaded. */
  readonly guess?: Guess;
  readonly now: number;
}

/** What became of one finding on its way into the ledger. */
export interface Accepted {
  readonly id: string;
  readonly finding: FindingRecord;
  /** The fact is already known: nothing new was written. */
  readonly duplicate: boolean;
}

export interface Acceptance {
  /** What became of the findings of each event. */
  readonly accepted: readonly (readonly Accepted[])[];
  /** Assessments this process may send for at once. */
  readonly claims: readonly Claim[];
}

/**
 * Loads what tells whether events, or facts they state, were seen before, and with it the heads of
 * the assessments they carry: for new events that is all there is to read.
 */
export async function loadKnown(set: WorkingSet, intakes: readonly Intake[]): Promise<void> {
  await set.load({
    facts: intakes.flatMap(factIds),
    keys: intakes.flatMap(({ keys, findings }) => [...keys.map(keyId), ...accountIds(findings)]),
    quarantine: intakes.flatMap(quarantineIds),
    findings: intakes.flatMap(({ findings }) => findings.map(([id]) => id)),
    heads: intakes.flatMap(({ carried, guesses: [guess] }) => (carried ?? guess)?.id ?? []),
  });
}

function accountIds(findings: Intake['findings']): readonly string[] {
  return findings[0]?.[1].account?.ids ?? [];
}

/** Loads what the first look led to: who said the facts before, and the heads of linked assessments. */
export async function loadRelated(set: WorkingSet, intakes: readonly Intake[]): Promise<void> {
  await set.load({
    findings: intakes.flatMap(factIds).flatMap((fact) => set.get('facts', fact)?.finding ?? []),
    heads: intakes.flatMap(({ carried, keys, lastingKeys }) =>
      carried ? [] : (linkOf(set, keys, lastingKeys)?.assessment.id ?? []),
    ),
  });
}

function factIds({ findings }: Intake): string[] {
  return findings.flatMap(([, finding]) => namesOf(finding));
}

/** A finding is known by its event (its id) and by its fact; only what is new is written. */
export async function takeFinding(desk: Desk, id: string, draft: FindingRecord): Promise<Accepted> {
  const { set, policy, link, now } = desk;
  const names = namesOf(draft);
  const known = set.get('findings', id) ? id : sayerOf(set, names);
  if (known !== undefined) return meetAgain(desk, known, id, draft);
  const expireAt = instant(now + policy.linkMs);
  for (const name of names) set.put('facts', name, { finding: id, expireAt });
  await open(desk, id, draft, link);
  return { id, finding: set.get('findings', id) ?? draft, duplicate: false };
}

/** The ids of a finding's fact. */
function namesOf({ fact, otherFact }: FindingRecord): string[] {
  return [fact, ...(otherFact === undefined ? [] : [otherFact])].map((name) => digest(name));
}

function sayerOf(set: WorkingSet, names: readonly string[]): string | undefined {
  for (const name of names) {
    const known = set.get('facts', name);
    if (known) return known.finding;
  }
  return undefined;
}

/** The event, or another one that states the same fact, was seen before. */
async function meetAgain(
  desk: Desk,
  id: string,
  draftId: string,
  draft: FindingRecord,
): Promise<Accepted> {
  const { set, link } = desk;
  const met = set.get('findings', id);
  const isRedelivery = id === draftId;
  const ways = met ? allWays(met, draft) : draft;
  const known = met && addToGuess(desk, id, met, ways);
  switch (known?.state) {
    case 'unmatched':
    case 'dead':
      await reopen(desk, id, { ...asReopened(known, isRedelivery ? draft : known), ...ways });
      return { id, finding: set.get('findings', id) ?? known, duplicate: false };
    case 'parked':
      await open(desk, id, { ...known, ...ways }, link);
      break;
    case 'pending':
      await makeDue(desk, known);
      break;
    default:
      set.add(totalOf(draft, 'duplicate'), 1);
      return { id, finding: known ?? draft, duplicate: true };
  }
  if (!isRedelivery) set.add(totalOf(draft, 'duplicate'), 1);
  return { id, finding: set.get('findings', id) ?? known, duplicate: !isRedelivery };
}

/** All that the events of one fact told of the way to its assessment. */
function allWays(known: FindingRecord, told: FindingRecord): Ways {
  const keys = [...new Set([...known.keys, ...told.keys])];
  const account = known.account ?? told.account;
  if (!account) return { keys };
  const ids = [...new Set([...account.ids, ...(told.account?.ids ?? [])])];
  const userIp = account.userIp ?? told.account?.userIp;
  return { keys, account: { ...account, ids, ...(userIp === undefined ? {} : { userIp }) } };
}

async function linkOfOwnKeys(
  set: WorkingSet,
  { keys }: FindingRecord,
  lastingKeys?: readonly string[],
): Promise<Link | undefined> {
  await set.load({ keys: keys.map(keyId) });
  const link = linkOf(set, keys, lastingKeys);
  if (link) await set.load({ heads: [link.assessment.id] });
  return link;
}

/** Opens a settled finding again, about the assessment that is linked now or else the one it had. */
export async function reopen(desk: Desk, id: string, finding: FindingRecord): Promise<void> {
  const { assessment, arrivedAt, guessed } = finding;
  const link = desk.link ?? guessed?.link;
  await desk.set.load({ heads: [link?.assessment ?? assessment].flatMap((one) => one?.id ?? []) });
  if (link || !assessment) return open(desk, id, finding, link);
  if (guessed) {
    return open({ ...desk, guess: { assessment, ...guessed } }, id, finding, undefined);
  }
  await open(desk, id, finding, { assessment, linkedAt: arrivedAt });
}

async function makeDue({ set, now }: Desk, { assessment }: FindingRecord): Promise<void> {
  if (!assessment) return;
  await set.load({ heads: [assessment.id] });
  const head = set.get('heads', assessment.id);
  if (head) set.put('heads', assessment.id, dueNow(head, now));
}

/**
 * Makes a finding pending where its assessment is known, else lets it wait under its keys. It may
 * have more of them than the event at hand, and one of those may have been linked meanwhile.
 */
async function open(
  desk: Desk,
  id: string,
  finding: FindingRecord,
  known: Link | undefined,
): Promise<void> {
  const { set, guess } = desk;
  const link = known ?? (await linkOfOwnKeys(set, finding, guess?.lastingKeys));
  if (link) attach(desk, id, finding, link);
  else if (guess) attachGuess(desk, id, finding, guess);
  else await parkOrEnd(desk, id, finding);
}
