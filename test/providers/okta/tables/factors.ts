import type { Expectation } from '../../expectation.ts';
import { notPassed, passed, says, wrongPassword } from './statements.ts';
import { ACCOUNT, AT_THE_START, ONLY_ACCOUNT, SIGNING_IN, WITHOUT_SESSION } from './subjects.ts';

const NOT_TO_SIGN_IN = 'a factor was used, but not to sign in';
const MFA = 'user.authentication.auth_via_mfa';

/** Passwords are factors, too. */
export const PASSWORDS: readonly Expectation[] = [
  {
    fixture: `${MFA}.password-right`,
    subject: SIGNING_IN,
    statements: [says('aRQRs2dnfuooONnxivLQn92HAAB', 'CORRECT_PASSWORD', 'the password was right')],
    event: {
      id: '3d9e0d7f-e8e6-11f1-44e9-88a4e3ce8494',
      type: MFA,
      time: '2026-10-14T08:02:11.418Z',
    },
  },
  {
    fixture: `${MFA}.password-wrong`,
    subject: AT_THE_START,
    statements: [wrongPassword('aRR9i9Rod4MczWHBz6yWLNQUAAB')],
  },
  {
    fixture: `${MFA}.password-locked`,
    subject: SIGNING_IN,
    because: 'refused, but not for the password',
  },
  {
    fixture: `${MFA}.password-by-target`,
    subject: SIGNING_IN,
    statements: [says('aRbtOdteMGbT91mERy-jJ93uAAB', 'CORRECT_PASSWORD', 'the password was right')],
  },
];

export const SECOND_FACTORS: readonly Expectation[] = [
  {
    fixture: `${MFA}.push-approved`,
    subject: SIGNING_IN,
    statements: [passed('aRmBDU46G5qZiNjtcqxs8gnBAAB')],
    event: {
      id: '23cb4b8f-b0a2-11f1-8a0c-5fb4e6a96f19',
      type: MFA,
      time: '2026-10-14T08:02:29.877Z',
    },
  },
  {
    fixture: `${MFA}.push-denied`,
    subject: { ...SIGNING_IN, account: { ...ACCOUNT, userIp: '2001:db8:2b::17' } },
    statements: [notPassed('aR4_lzJdGXa2xRRW9hUHKim3AAB', 'the user denied the push')],
  },
  {
    fixture: `${MFA}.wrong-number`,
    subject: WITHOUT_SESSION,
    statements: [notPassed('aRIqBjdduQFDYdDm8SFHiyYUAAB')],
  },
  {
    fixture: `${MFA}.code-wrong`,
    subject: WITHOUT_SESSION,
    statements: [notPassed('aRv5EKrg4CJ1eoVg2dHzTeQxAAB')],
  },
  {
    fixture: `${MFA}.fastpass`,
    subject: SIGNING_IN,
    statements: [passed('aRo4t-FgF04DsKbfXoHdI6xKAAB')],
  },
  {
    fixture: `${MFA}.fastpass-phishing`,
    subject: SIGNING_IN,
    statements: [notPassed('aR8v3mUZLcgJpnaKb5mqGwIYAAB', 'FastPass took it for phishing')],
  },
  { fixture: `${MFA}.enrolment`, subject: SIGNING_IN, because: NOT_TO_SIGN_IN },
  { fixture: `${MFA}.recovery`, subject: SIGNING_IN, because: NOT_TO_SIGN_IN },
  { fixture: `${MFA}.unanswered`, subject: SIGNING_IN, because: 'neither passed nor failed' },
  {
    fixture: `${MFA}.without-factor`,
    subject: SIGNING_IN,
    because: 'no factor is named: it may be the password',
  },
];

const SESSION = 'user.session.start';
const ANOTHER_REASON = 'no session, but not for a wrong password';

export const SESSIONS: readonly Expectation[] = [
  {
    fixture: `${SESSION}.success`,
    subject: {
      keys: ['okta:102nZHzd6OHSfGG51vsoc22gw', ...SIGNING_IN.keys.slice(1)],
      account: ACCOUNT,
    },
    because: 'a session began: its factors have their own events',
  },
  {
    fixture: `${SESSION}.wrong-password`,
    subject: AT_THE_START,
    statements: [wrongPassword('aRR9i9Rod4MczWHBz6yWLNQUAAB')],
    event: {
      id: '1158e217-7e39-11f1-a36f-76a526667ea0',
      type: SESSION,
      time: '2026-10-14T08:01:40.463Z',
    },
  },
  {
    fixture: `${SESSION}.wrong-password-classic`,
    subject: { keys: [], account: { ...ACCOUNT, userIp: '192.0.2.71' } },
    statements: [wrongPassword('aRVHa8ZAMkvVPZB-XfsfNfxAAAB')],
  },
  {
    fixture: `${SESSION}.unknown-user`,
    subject: { keys: [], account: { ...ACCOUNT, ids: ['nobody@example.com'], typed: true } },
    because: ANOTHER_REASON,
  },
  { fixture: `${SESSION}.locked-out`, subject: ONLY_ACCOUNT, because: ANOTHER_REASON },
  { fixture: `${SESSION}.without-reason`, subject: ONLY_ACCOUNT, because: ANOTHER_REASON },
  {
    fixture: `${SESSION}.another-factor`,
    subject: AT_THE_START,
    because: 'no session for another factor, which has its own event',
  },
];
