import type { Expectation } from '../../expectation.ts';
import { ABOUT_SESSION, logIdOf, SESSION } from './ids.ts';

const silent = (because: string, ...fixtures: readonly string[]): Expectation[] =>
  fixtures.map((fixture) => ({ fixture, because }));

export const OTHERS: readonly Expectation[] = [
  ...silent(
    'the challenge could not be delivered, so nobody could answer it',
    'gd_send_sms_failure',
    'gd_send_voice_failure',
    'gd_send_email_failure',
    'gd_send_pn_failure',
  ),
  ...silent(
    'a factor is set up or removed, which is no sign-in',
    'gd_start_enroll',
    'gd_start_enroll_failed',
    'gd_enrollment_complete',
    'gd_webauthn_enrollment_failed',
    'gd_unenroll',
  ).map((expectation) => ({ ...expectation, subject: ABOUT_SESSION })),
  ...silent(
    'an e-mail address is verified, which is no second factor',
    'gd_send_email_verification',
    'gd_send_email_verification_failure',
    'gd_auth_email_verification',
    'gd_auth_fail_email_verification',
  ),
  ...silent(
    'a passkey is no second factor',
    'passkey_challenge_started',
    'passkey_challenge_failed',
  ).map((expectation) => ({ ...expectation, subject: { keys: [] } })),
  {
    fixture: 'pla',
    because: 'bot detection was asked before a sign-in, which tells nothing of its end',
    subject: { keys: [`auth0:${SESSION}`], lastingKeys: [`auth0:${SESSION}`] },
  },
  {
    fixture: 'seacft',
    because: 'not a code that says anything about a sign-in',
    event: { id: logIdOf('seacft'), type: 'seacft', time: '2026-09-29T08:00:15.101Z' },
  },
  {
    fixture: 'user.updated',
    because: 'of an event stream, which tells of users and organizations, not of sign-ins',
    subject: { keys: [] },
    event: { id: 'evt_3aBcDeFgHiJkLmNo', type: 'user.updated' },
  },
];
