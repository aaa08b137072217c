import { type EventTable, nothing, on, type Saying, says } from '../event-table.ts';
import type { Statement } from '../provider.ts';
import { signInStatement } from '../sign-in-statement.ts';
import { type Attempt, attempt } from './log-event.ts';

/**
 * Identity Engine tells one wrong password twice, by an event of each type; what makes it one fact is
 * the request both come of. That a second factor was asked for, no event hook tells.
 */
export const SIGN_INS: EventTable = {
  'user.authentication.auth_via_mfa': on(attempt, sayFactor),
  'user.session.start': on(attempt, saySession),
};

/** To Identity Engine a password is a factor as well. */
const PASSWORDS: readonly unknown[] = ['PASSWORD_AS_FACTOR', 'PASSWORD'];
/** Else a factor is enrolled or used to recover the account. */
const TO_SIGN_IN: readonly unknown[] = [undefined, 'AUTHENTICATION', 'LOGIN'];
const WRONG = 'INVALID_CREDENTIALS';

function sayFactor(given: Attempt): Saying {
  const { result, factor, intent } = given;
  if (!TO_SIGN_IN.includes(intent)) return nothing('a factor was used, but not to sign in');
  if (result !== 'SUCCESS' && result !== 'FAILURE') return nothing('neither passed nor failed');
  if (factor === undefined) return nothing('no factor is named: it may be the password');
  const isRight = result === 'SUCCESS';
  return PASSWORDS.includes(factor) ? sayPassword(given, isRight) : saySecond(given, isRight);
}

function sayPassword({ id, reason }: Attempt, isRight: boolean): Saying {
  if (isRight) return says(signInStatement(id, 'CORRECT_PASSWORD', 'the password was right'));
  return reason === WRONG ? says(wrongPassword(id)) : nothing('refused, but not for the password');
}

function saySecond(given: Attempt, isRight: boolean): Saying {
  return says(
    isRight
      ? signInStatement(given.id, 'PASSED_TWO_FACTOR', 'the second factor was passed')
      : signInStatement(given.id, 'FAILED_TWO_FACTOR', whyFailed(given)),
  );
}

/** A denial is no verdict: the user may have pressed the wrong button. */
function whyFailed({ reason, pushAnswer }: Attempt): string {
  if (pushAnswer === 'OV_RESPONSE_DENY') return 'the user denied the push';
  if (reason === 'FastPass declined phishing attempt') return 'FastPass took it for phishing';
  return 'the second factor was not passed';
}

function saySession({ id, result, reason, authenticator }: Attempt): Saying {
  if (result === 'SUCCESS') return nothing('a session began: its factors have their own events');
  if (result !== 'FAILURE' || reason !== WRONG) {
    return nothing('no session, but not for a wrong password');
  }
  return authenticator === undefined || PASSWORDS.includes(authenticator)
    ? says(wrongPassword(id))
    : nothing('no session for another factor, which has its own event');
}

function wrongPassword(id: string): Statement {
  return signInStatement(id, 'INCORRECT_PASSWORD', 'the password was wrong');
}
