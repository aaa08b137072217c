import { type EventTable, ignored } from '../event-table.ts';
import type { Entry } from './record.ts';

const undelivered = ignored('the challenge could not be delivered, so nobody could answer it');
const setUp = ignored('a factor is set up or removed, which is no sign-in');
const eMail = ignored('an e-mail address is verified, which is no second factor');
const passkey = ignored('a passkey is no second factor');

/** Codes that say nothing, and the rest. The last one is asked last. */
export const OTHERS: EventTable<Entry> = {
  gd_send_sms_failure: undelivered,
  gd_send_voice_failure: undelivered,
  gd_send_email_failure: undelivered,
  gd_send_pn_failure: undelivered,

  gd_start_enroll: setUp,
  gd_start_enroll_failed: setUp,
  gd_enrollment_complete: setUp,
  gd_webauthn_enrollment_failed: setUp,
  gd_unenroll: setUp,

  gd_send_email_verification: eMail,
  gd_send_email_verification_failure: eMail,
  gd_auth_email_verification: eMail,
  gd_auth_fail_email_verification: eMail,

  passkey_challenge_started: passkey,
  passkey_challenge_failed: passkey,

  pla: ignored('bot detection was asked before a sign-in, which tells nothing of its end'),

  '*': ignored('not a code that says anything about a sign-in'),
};
