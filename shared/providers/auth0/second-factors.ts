import { WHOLE_E164 } from '../../annotation/phone-number.ts';
import { compact } from '../../compact.ts';
import { type EventTable, nothing, type Row, says } from '../event-table.ts';
import { own, ownText } from '../own.ts';
import type { Statement } from '../provider.ts';
import { signInStatement } from '../sign-in-statement.ts';
import type { Entry } from './record.ts';
import { factOfSignIn, ofSignIn } from './statements.ts';
import { hasFault } from './technical-fault.ts';

/** With it an exchange only asks whether the user has answered yet. */
const PENDING = /authorization_pending|slow_down/i;
const ENROLMENT = /enrol/i;

const initiated: Row<Entry> = ofSecondFactor((data, entry) => says(asked(data, entry)));

const passed: Row<Entry> = ofSecondFactor((data, entry) =>
  says(ofSignIn('PASSED_TWO_FACTOR', data, entry, 'the second factor was accepted')),
);

const failed = failedBecause('the second factor was refused');
const failedTooOften = answered('wrong codes were entered too often');
const denied = answered('the user denied the push as a sign-in of somebody else');

/** Codes about second factors. https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes */
export const SECOND_FACTORS: EventTable<Entry> = {
  mfar: initiated,
  gd_start_auth: initiated,
  gd_send_sms: initiated,
  gd_send_voice: initiated,
  gd_send_email: initiated,
  gd_send_pn: initiated,

  gd_auth_succeed: passed,
  gd_recovery_succeed: passed,
  seotpft: passed,
  seoobft: passed,
  sercft: passed,
  sepkotpft: passed,
  sepkoobft: passed,
  sepkrcft: passed,

  gd_auth_failed: failed,
  gd_auth_rejected: denied,
  gd_recovery_failed: failed,
  gd_webauthn_challenge_failed: failed,
  gd_otp_rate_limit_exceed: failedTooOften,
  gd_recovery_rate_limit_exceed: failedTooOften,
  feotpft: failed,
  feoobft: failed,
  fercft: failed,
};

/** The same codes are used where a factor is set up, and where it is the only one. */
function ofSecondFactor(row: Row<Entry>): Row<Entry> {
  return (data, entry) => {
    const details = own(data, 'details');
    if (own(details, 'first_factor') === true) return nothing('a first factor, not a second one');
    if (isEnrolment(own(details, 'request'))) {
      return nothing('the factor is being set up, which is no sign-in');
    }
    return row(data, entry);
  };
}

/** A factor that may also have failed without an answer of the user. */
function failedBecause(because: string): Row<Entry> {
  const row = answered(because);
  return (data, entry) =>
    hasFault(own(data, 'details'))
      ? nothing('a technical fault, not a wrong answer')
      : row(data, entry);
}

function answered(because: string): Row<Entry> {
  return ofSecondFactor((data, entry) => {
    return ownText(data, PENDING, 'description') === undefined
      ? says(signInStatement(entry.logId, 'FAILED_TWO_FACTOR', because))
      : nothing('the user has not answered yet');
  });
}

/**
 * Auth0 may tell the number, whole or masked; only a whole one is of use. It is a fact of its own,
 * for the record that comes first does not know it.
 */
function asked(data: unknown, entry: Entry): Statement {
  const said = ofSignIn('INITIATED_TWO_FACTOR', data, entry, 'a second factor was asked for');
  const phoneNumber = ownText(data, WHOLE_E164, 'details', 'authenticator', 'phone_number');
  if (phoneNumber === undefined || !entry.opinions.has('phone-events')) return said;
  const phoneAuthenticationEvent = compact({ phoneNumber, eventTime: entry.time });
  const fact = factOfSignIn('phone', 'INITIATED_TWO_FACTOR', data, entry);
  return { ...said, annotation: { ...said.annotation, phoneAuthenticationEvent }, ...fact };
}

function isEnrolment(request: unknown): boolean {
  const scopes = own(request, 'auth', 'scopes');
  return (
    ownText(request, ENROLMENT, 'path') !== undefined ||
    (Array.isArray(scopes) &&
      scopes.some((scope) => typeof scope === 'string' && ENROLMENT.test(scope)))
  );
}
