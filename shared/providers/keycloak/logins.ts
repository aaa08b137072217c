import {
  type EventTable,
  ignored,
  nothing,
  on,
  type Saying,
  type Surroundings,
  says,
} from '../event-table.ts';
import { fraudStatement, signInStatement } from '../sign-in-statement.ts';
import { type Attempt, attempt } from './schema.ts';

export const LOGINS: EventTable = {
  'access.LOGIN': on(attempt, sayPassed),
  'access.LOGIN_ERROR': on(attempt, sayFailed),
  '*': ignored('not an event that says anything about a sign-in'),
};

/** Facts of the session: it ends with one sign-in, which each further application repeats. */
function sayPassed({ session, isByPassword, hasSecondFactor }: Attempt): Saying {
  if (!isByPassword && !hasSecondFactor) {
    return nothing('signed in by something else than a password, or by nothing that is told');
  }
  return says(
    ...(isByPassword
      ? [signInStatement(session, 'CORRECT_PASSWORD', 'signed in with a password')]
      : []),
    ...(hasSecondFactor
      ? [signInStatement(session, 'PASSED_TWO_FACTOR', 'signed in with a one-time password')]
      : []),
  );
}

const LOCKED = 'brute-force protection holds the account locked, which counts as an attack here';

/** Facts of the event: each wrong password of a session is one more. */
function sayFailed(told: Attempt, { opinions }: Surroundings): Saying {
  switch (told.error) {
    case 'invalid_user_credentials':
      return sayWrong(told);
    case 'user_temporarily_disabled':
      return opinions.has('attack-fraudulent')
        ? says(fraudStatement(told.session, 'attack', LOCKED))
        : nothing('brute-force protection holds the account locked, which is no verdict here');
    case 'user_disabled':
      return nothing('the account is disabled; nothing was checked');
    case 'user_not_found':
      return nothing('no such account; nothing was checked');
    default:
      return nothing('the sign-in failed for another reason than wrong credentials');
  }
}

function sayWrong({ uid, isByPassword, hasSecondFactor }: Attempt): Saying {
  if (hasSecondFactor) {
    return says(signInStatement(uid, 'FAILED_TWO_FACTOR', 'the one-time password was wrong'));
  }
  return isByPassword
    ? says(signInStatement(uid, 'INCORRECT_PASSWORD', 'the password was wrong'))
    : nothing('something else than a password was wrong');
}
