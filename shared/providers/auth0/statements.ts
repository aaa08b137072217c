import type { Reason } from '../../annotation/vocabulary.ts';
import { milliseconds } from '../../time.ts';
import { ownText } from '../own.ts';
import type { Statement } from '../provider.ts';
import { type Entry, ID } from './record.ts';

const STAGES = {
  CORRECT_PASSWORD: 'password',
  INCORRECT_PASSWORD: 'password',
  INITIATED_TWO_FACTOR: 'second-factor',
  PASSED_TWO_FACTOR: 'second-factor',
  FAILED_TWO_FACTOR: 'second-factor',
} as const satisfies Partial<Record<Reason, string>>;

type SignInReason = keyof typeof STAGES;

/** The id of an assessment, which the site sets for one sign-in only. */
const ASSESSMENT_ID = /^[0-9A-Za-z]{16}$/;

/** Records of one step of a sign-in come within seconds; a session lives for days. */
const SAME_STEP_MS = 120_000;

/** One of many attempts: a fact of its own. */
export function attempt(reason: SignInReason, { logId }: Entry, because: string): Statement {
  return stated(reason, logId, because);
}

/** What several records may state of one sign-in. */
export function ofSignIn(
  reason: SignInReason,
  data: unknown,
  entry: Entry,
  because: string,
): Statement {
  return stated(reason, signInOf(data, entry), because);
}

function stated(reason: SignInReason, entity: string, because: string): Statement {
  const fact = `${entity}:${STAGES[reason]}:${reason}`;
  return { annotation: { reasons: [reason] }, fact, because };
}

/**
 * What the records of one sign-in share. The transaction comes last, for few codes have it; a
 * session alone would make one fact of all the sign-ins of its life, so its time is part of it.
 */
export function signInOf(data: unknown, { logId, time }: Entry): string {
  const carried = ownText(data, ASSESSMENT_ID, 'references', 'correlation_id');
  if (carried !== undefined) return carried;
  const session = ownText(data, ID, 'details', 'session_id');
  if (session !== undefined && time !== undefined) {
    return `${session}.${Math.floor(milliseconds(time) / SAME_STEP_MS)}`;
  }
  return ownText(data, ID, 'details', 'transaction_id') ?? logId;
}
