import { assessmentIdIn } from '../../annotation/assessment-name.ts';
import type { SignInReason } from '../../annotation/vocabulary.ts';
import { compact } from '../../compact.ts';
import { milliseconds } from '../../time.ts';
import { ownText } from '../own.ts';
import type { Statement } from '../provider.ts';
import { stageOf } from '../sign-in-statement.ts';
import { correlationIdOf, type Entry, ID } from './record.ts';

/** Records of one step of a sign-in come within half of this; a session lives for days. */
const SPAN_MS = 20_000;

/** What several records may state of one sign-in. */
export function ofSignIn(
  reason: SignInReason,
  data: unknown,
  entry: Entry,
  because: string,
): Statement {
  const fact = factOfSignIn(stageOf(reason), reason, data, entry);
  return { annotation: { reasons: [reason] }, ...fact, because };
}

type Fact = Pick<Statement, 'fact' | 'otherFact'>;

export function factOfSignIn(
  stage: string,
  reason: SignInReason,
  data: unknown,
  entry: Entry,
): Fact {
  const [first, second] = namesOf(data, entry);
  return compact({
    fact: `${first}:${stage}:${reason}`,
    otherFact: second && `${second}:${stage}:${reason}`,
  });
}

/**
 * What the records of one sign-in share. The transaction comes last, for few codes have it; a
 * session alone would make one fact of all the sign-ins of its life, so the time is part of it, in
 * two rows of spans that overlap: what comes within half a span shares one of them.
 */
function namesOf(data: unknown, { logId, time }: Entry): readonly [string, string?] {
  // The site makes an assessment for one sign-in only.
  const assessment = assessmentIdIn(correlationIdOf(data) ?? '');
  if (assessment !== undefined) return [assessment];
  const session = ownText(data, ID, 'details', 'session_id');
  if (session === undefined || time === undefined) {
    return [ownText(data, ID, 'details', 'transaction_id') ?? logId];
  }
  const spans = milliseconds(time) / SPAN_MS;
  return [`${session}.${Math.floor(spans)}`, `${session}.${Math.floor(spans + 0.5)}+`];
}
