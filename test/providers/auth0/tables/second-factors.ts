import type { Expectation } from '../../expectation.ts';
import {
  ABOUT_ACCOUNT,
  ABOUT_SESSION,
  accepted,
  asked,
  factOf,
  inSession,
  logIdOf,
  refused,
} from './ids.ts';

const SET_UP = 'the factor is being set up, which is no sign-in';
const FAULT = 'a technical fault, not a wrong answer';
const TOO_OFTEN = 'wrong codes were entered too often';
const time = '2026-09-29T08:00:02.611Z';

const INITIATED: readonly Expectation[] = [
  // The one that has no id but its own.
  { fixture: 'mfar', statements: [asked(logIdOf('mfar'))], subject: ABOUT_ACCOUNT },
  {
    fixture: 'gd_start_auth',
    statements: [asked(inSession('gd_start_auth'))],
    subject: ABOUT_SESSION,
  },
  {
    fixture: 'gd_send_sms',
    statements: [asked(inSession('gd_send_sms'))],
    subject: ABOUT_SESSION,
    event: { id: logIdOf('gd_send_sms'), type: 'gd_send_sms', time },
  },
  {
    fixture: 'gd_send_sms',
    opinions: ['phone-events'],
    statements: [
      {
        ...asked(inSession('gd_send_sms')),
        annotation: {
          reasons: ['INITIATED_TWO_FACTOR'],
          phoneAuthenticationEvent: { phoneNumber: '+15005550006', eventTime: time },
        },
        ...factOf(inSession('gd_send_sms'), 'phone', 'INITIATED_TWO_FACTOR'),
      },
    ],
  },
  {
    fixture: 'gd_send_sms.masked',
    opinions: ['phone-events'],
    statements: [asked(inSession('gd_send_sms.masked'))],
  },
  { fixture: 'gd_send_sms.enrolment', because: SET_UP, subject: ABOUT_SESSION },
  { fixture: 'gd_send_voice', statements: [asked(inSession('gd_send_voice'))] },
  { fixture: 'gd_send_email', statements: [asked(inSession('gd_send_email'))] },
  { fixture: 'gd_send_pn', statements: [asked(inSession('gd_send_pn'))] },
];

const PASSED: readonly Expectation[] = [
  {
    fixture: 'gd_auth_succeed',
    statements: [accepted(inSession('gd_auth_succeed'))],
    subject: ABOUT_SESSION,
    event: {
      id: logIdOf('gd_auth_succeed'),
      type: 'gd_auth_succeed',
      time: '2026-09-29T08:00:13.904Z',
    },
  },
  {
    fixture: 'gd_auth_succeed.first-factor',
    because: 'a first factor, not a second one',
    subject: ABOUT_SESSION,
  },
  { fixture: 'gd_recovery_succeed', statements: [accepted(inSession('gd_recovery_succeed'))] },
  ...['seotpft', 'seoobft', 'sercft', 'sepkotpft', 'sepkoobft', 'sepkrcft'].map((fixture) => ({
    fixture,
    statements: [accepted(logIdOf(fixture))],
    subject: ABOUT_ACCOUNT,
  })),
];

const FAILED: readonly Expectation[] = [
  {
    fixture: 'gd_auth_failed',
    statements: [refused('gd_auth_failed')],
    subject: ABOUT_SESSION,
    event: {
      id: logIdOf('gd_auth_failed'),
      type: 'gd_auth_failed',
      time: '2026-09-29T08:00:08.377Z',
    },
  },
  { fixture: 'gd_auth_failed.wrong-code', statements: [refused('gd_auth_failed.wrong-code')] },
  { fixture: 'gd_auth_failed.provider-error', because: FAULT, subject: ABOUT_SESSION },
  { fixture: 'gd_auth_failed.system-failure', because: FAULT },
  { fixture: 'gd_auth_failed.server-error', because: FAULT },
  // Told in the sentence: a verdict it is not.
  {
    fixture: 'gd_auth_rejected',
    statements: [
      refused('gd_auth_rejected', 'the user denied the push as a sign-in of somebody else'),
    ],
    subject: ABOUT_SESSION,
  },
  { fixture: 'gd_recovery_failed', statements: [refused('gd_recovery_failed')] },
  {
    fixture: 'gd_otp_rate_limit_exceed',
    statements: [refused('gd_otp_rate_limit_exceed', TOO_OFTEN)],
  },
  { fixture: 'gd_otp_rate_limit_exceed.enrolment', because: SET_UP },
  {
    fixture: 'gd_recovery_rate_limit_exceed',
    statements: [refused('gd_recovery_rate_limit_exceed', TOO_OFTEN)],
  },
  {
    fixture: 'gd_webauthn_challenge_failed',
    statements: [refused('gd_webauthn_challenge_failed')],
  },
  { fixture: 'feoobft.pending', because: 'the user has not answered yet' },
  ...['feotpft', 'feoobft', 'fercft'].map((fixture) => ({
    fixture,
    statements: [refused(fixture)],
    subject: ABOUT_ACCOUNT,
  })),
];

export const SECOND_FACTORS = { INITIATED, PASSED, FAILED };
