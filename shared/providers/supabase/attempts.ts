import type { SignInReason } from '../../annotation/vocabulary.ts';
import { type EventTable, ignored, on, says } from '../event-table.ts';
import { signInStatement } from '../sign-in-statement.ts';
import { attempt } from './schema.ts';

interface Outcome {
  readonly reason: SignInReason;
  readonly because: string;
}

const password = attempted({
  valid: { reason: 'CORRECT_PASSWORD', because: 'the right password was typed' },
  invalid: { reason: 'INCORRECT_PASSWORD', because: 'a wrong password was typed' },
});

const secondFactor = attempted({
  valid: { reason: 'PASSED_TWO_FACTOR', because: 'the second factor was accepted' },
  invalid: { reason: 'FAILED_TWO_FACTOR', because: 'the second factor was not accepted' },
});

const OTHER_ANSWER = ignored('this hook needs another answer than ours: point it elsewhere');
const NEW_USER = ignored('a new user is no sign-in');

/** The hooks under the names they give themselves, and under those of their settings. */
export const HOOKS: EventTable = {
  'password-verification': password,
  'password-verification-attempt': password,
  'mfa-verification': secondFactor,
  'mfa-verification-attempt': secondFactor,
  'send-sms': OTHER_ANSWER,
  'send-email': OTHER_ANSWER,
  'customize-access-token': OTHER_ANSWER,
  'custom-access-token': OTHER_ANSWER,
  'before-user-created': NEW_USER,
  'after-user-created': NEW_USER,
  '*': ignored('not a hook that tells of a password or a second factor'),
};

/** A row that states the outcome; the attempt is named by the one id that all its deliveries share. */
function attempted(outcomes: { valid: Outcome; invalid: Outcome }) {
  return on(attempt, ({ metadata, valid }) => {
    const { reason, because } = valid ? outcomes.valid : outcomes.invalid;
    return says(signInStatement(metadata.uuid, reason, because));
  });
}
