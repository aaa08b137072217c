import type { SignInReason } from '../../annotation/vocabulary.ts';
import { type EventTable, ignored, nothing, on, type Row, says } from '../event-table.ts';
import { own } from '../own.ts';
import { signInStatement } from '../sign-in-statement.ts';
import { named } from './schema.ts';

/**
 * Errors of a failed sign-in in which the password or the code plays no part: the site does not
 * allow the way, or wants another step first.
 * Source: the samples of https://workos.com/docs/events/authentication and the codes in
 * https://github.com/workos/workos-node/blob/main/src/common/exceptions/authentication.exception.ts
 */
const NOT_JUDGED: ReadonlySet<unknown> = new Set([
  'authentication_method_not_allowed',
  'email_password_auth_disabled',
  'email_verification_required',
  'mfa_challenge',
  'mfa_enrollment',
  'mfa_verification',
  'organization_authentication_methods_required',
  'organization_selection_required',
  'radar_challenge',
  'radar_email_challenge',
  'radar_sign_up_challenge',
  'radar_sms_challenge',
  'sso_required',
]);

/**
 * No two events of a sign-in share an id, so each is a fact of its own. A code by mail counts as a
 * second factor; whoever uses it as the only one leaves its events out.
 */
export const SIGN_INS: EventTable = {
  'authentication.password_succeeded': stated('CORRECT_PASSWORD', 'the right password was typed'),
  'authentication.password_failed': stated('INCORRECT_PASSWORD', 'a wrong password was typed'),
  'authentication.mfa_succeeded': stated('PASSED_TWO_FACTOR', 'the second factor was accepted'),
  'authentication.mfa_failed': stated('FAILED_TWO_FACTOR', 'the second factor was not accepted'),
  'magic_auth.created': stated('INITIATED_TWO_FACTOR', 'a code was made to be sent by mail'),
  'authentication.magic_auth_succeeded': stated(
    'PASSED_TWO_FACTOR',
    'the code sent by mail was typed',
  ),
  'authentication.magic_auth_failed': stated(
    'FAILED_TWO_FACTOR',
    'the code sent by mail was not accepted',
  ),
};

const ELSEWHERE = ignored(
  'another provider checked the user: neither a password nor a second factor',
);

/** Ways to sign in that are neither a password nor a second factor. */
export const OTHER_WAYS: EventTable = {
  'authentication.sso_*': ELSEWHERE,
  'authentication.oauth_*': ELSEWHERE,
  'authentication.passkey_*': ignored('a passkey is neither a password nor a second factor'),
  'authentication.email_verification_*': ignored('the address was checked, not the sign-in'),
  '*': ignored('not an event that says anything about a sign-in'),
};

function stated(reason: SignInReason, because: string): Row {
  return on(named, ({ id, data }) => {
    const isJudged = !NOT_JUDGED.has(own(data, 'error', 'code'));
    if (!isJudged) return nothing('the sign-in was refused for another reason than what was typed');
    return says(signInStatement(id, reason, because));
  });
}
