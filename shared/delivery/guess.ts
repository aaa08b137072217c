import type { Assessment } from '../annotation/assessment-name.ts';
import type { FindingRecord, Link } from '../ledger/records.ts';
import type { AnnotateOutcome } from '../recaptcha/annotate-outcome.ts';
import { instant } from '../time.ts';
import { attach, keyId, knownOf, type LinkDesk, linkKeys, linkOf } from './link.ts';
import { parkOrEnd } from './park.ts';
import { putFinding } from './transitions.ts';
import type { WorkingSet } from './working-set.ts';

/** An assessment that is only a value of the right shape, perhaps an order number. */
export interface Guess {
  readonly assessment: Assessment;
  /** What to try next if it is wrong. */
  readonly next: readonly Assessment[];
  /** Of the payment, if the event tells it: what is to be remembered if the guess is right. */
  readonly currency?: string;
  /** Keys whose links count less: they are moved if the guess is right. */
  readonly lastingKeys?: readonly string[];
}

/** What the events of one fact may have to be tried: each costs a call. */
const MOST_NEXT = 5;

/** What may lead from a finding to its assessment. */
export type Ways = Pick<FindingRecord, 'keys' | 'account'>;

/** Makes a finding pending for a guess, whose head must be loaded; nothing is linked yet. */
export function attachGuess(desk: LinkDesk, id: string, finding: FindingRecord, guess: Guess) {
  const { assessment, ...guessed } = guess;
  const known = knownOf(desk.set, finding, assessment);
  const link = { ...known, ...linkTo(assessment, finding, desk.now, guess.currency) };
  attach(desk, id, finding, link);
  const pending = desk.set.get('findings', id) ?? finding;
  putFinding(desk.set, id, { ...pending, guessed });
}

/**
 * Another event told the fact while its finding was tried, or held back, at a guess: what that event
 * knows counts as soon as the guess is wrong.
 * @param ways of all events that told it
 */
export function addToGuess(
  { set, link, guess }: { set: WorkingSet; link: Link | undefined; guess?: Guess },
  id: string,
  finding: FindingRecord,
  ways: Ways,
): FindingRecord {
  const { guessed, assessment } = finding;
  if (!guessed) return finding;
  const told = guess ? [guess.assessment, ...guess.next] : [];
  const known = new Set([assessment, ...guessed.next].map((one) => one?.id));
  const next = [...guessed.next, ...told.filter((one) => !known.has(one.id))].slice(0, MOST_NEXT);
  const after = { ...finding, ...ways, guessed: { ...guessed, next, ...(link ? { link } : {}) } };
  putFinding(set, id, after);
  return after;
}

/** Whether Google says that there is no such assessment, or that this is no name of one. */
export function isWrong({ guessed }: FindingRecord, outcome: AnnotateOutcome): boolean {
  return guessed !== undefined && (outcome.kind === 'not_found' || outcome.kind === 'refused');
}

/**
 * A wrong guess costs the finding nothing: it goes to the assessment that its events or its keys lead
 * to by now, to the next guess, or waits. Undefined: they lead to the same, so it was no guess any more.
 */
export async function fallBack(
  desk: LinkDesk,
  id: string,
  tried: FindingRecord,
): Promise<FindingRecord | undefined> {
  const { set } = desk;
  const { guessed, failing: _failing, ...finding } = tried;
  await set.load({ keys: finding.keys.map(keyId) });
  const link = guessed?.link ?? linkOf(set, finding.keys);
  if (link?.assessment.id === finding.assessment?.id) return undefined;
  const [assessment, ...next] = guessed?.next ?? [];
  if (link) {
    await set.load({ heads: [link.assessment.id] });
    attach(desk, id, finding, link);
  } else if (assessment) {
    await set.load({ heads: [assessment.id] });
    attachGuess(desk, id, finding, { ...guessed, assessment, next });
  } else await parkOrEnd(desk, id, finding);
  return set.get('findings', id) ?? finding;
}

/**
 * Google took it, so the guess was right: the finding's free keys are linked like any event's, and so
 * are those that outlive what they were linked to.
 */
export async function confirm(desk: LinkDesk, finding: FindingRecord): Promise<void> {
  const { assessment, guessed, keys } = finding;
  if (!assessment || !guessed) return;
  await desk.set.load({ keys: keys.map(keyId) });
  const { currency, lastingKeys = [] } = guessed;
  const link = linkTo(assessment, finding, desk.now, currency);
  const others = keys.filter((key) => !lastingKeys.includes(key));
  await linkKeys(desk, others, link, true);
  await linkKeys(desk, lastingKeys, link);
}

function linkTo(
  assessment: Assessment,
  { eventTime }: FindingRecord,
  now: number,
  currency: string | undefined,
): Link {
  return { assessment, linkedAt: instant(now), eventTime, ...(currency ? { currency } : {}) };
}
