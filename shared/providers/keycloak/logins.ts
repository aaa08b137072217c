import type { Reason } from '../../annotation/vocabulary.ts';
import {
  type EventTable,
  ignored,
  nothing,
  on,
  type Saying,
  type Surroundings,
  says,
} from '../event-table.ts';
import type { Statement } from '../provider.ts';
import { type Attempt, attempt } from './schema.ts';

type Stage = 'password' | 'second-factor';

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
      ? [said(session, 'password', 'CORRECT_PASSWORD', 'signed in with a password')]
      : []),
    ...(hasSecondFactor
      ? [said(session, 'second-factor', 'PASSED_TWO_FACTOR', 'signed in with a one-time password')]
      : []),
  );
}

/** Facts of the event: each wrong password of a session is one more. */
function sayFailed(told: Attempt, { opinions }: Surroundings): Saying {
  switch (told.error) {
    case 'invalid_user_credentials':
      return sayWrong(told);
    case 'user_temporarily_disabled':
      return opinions.has('attack-fraudulent')
        ? says(locked(told.session))
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
    return says(said(uid, 'second-factor', 'FAILED_TWO_FACTOR', 'the one-time password was wrong'));
  }
  return isByPassword
    ? says(said(uid, 'password', 'INCORRECT_PASSWORD', 'the password was wrong'))
    : nothing('something else than a password was wrong');
}

function said(entity: string, stage: Stage, reason: Reason, because: string): Statement {
  return { annotation: { reasons: [reason] }, fact: `${entity}:${stage}:${reason}`, because };
}

function locked(session: string): Statement {
  return {
    annotation: { annotation: 'FRAUDULENT' },
    fact: `${session}:attack:FRAUDULENT`,
    because: 'brute-force protection holds the account locked, which counts as an attack here',
  };
}
