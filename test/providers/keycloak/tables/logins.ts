import type { Reason } from '../../../../shared/annotation/vocabulary.ts';
import type { Statement, Subject } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { SESSION } from '../sender.ts';

const USER = '5b2c9a4e-7d31-4f0b-9c66-1a8e3d5f7042';
const IP = '198.51.100.23';

const subject: Subject = {
  keys: [`keycloak:${SESSION}`],
  account: { ids: [USER, 'ada.example', 'ada@example.com'], userIp: IP },
};

function uidOf(n: string): string {
  return `3ac100${n}-5c1e-4b7a-9f02-6d3e8a1b40c7`;
}

function told(entity: string, stage: string, reason: Reason, because: string): Statement {
  return { annotation: { reasons: [reason] }, fact: `${entity}:${stage}:${reason}`, because };
}

const PASSWORD = told(SESSION, 'password', 'CORRECT_PASSWORD', 'signed in with a password');
const SECOND = told(
  SESSION,
  'second-factor',
  'PASSED_TWO_FACTOR',
  'signed in with a one-time password',
);
const OTHERWISE = 'signed in by something else than a password, or by nothing that is told';

export const SIGNED_IN: readonly Expectation[] = [
  {
    fixture: 'access.LOGIN.password',
    subject,
    statements: [PASSWORD],
    event: { id: uidOf('0a'), type: 'access.LOGIN', time: '2026-10-05T08:30:20.456Z' },
  },
  { fixture: 'access.LOGIN.otp', subject, statements: [PASSWORD, SECOND] },
  { fixture: 'access.LOGIN.federated', subject, because: OTHERWISE },
  { fixture: 'access.LOGIN.federated-otp', subject, statements: [SECOND] },
  { fixture: 'access.LOGIN.passkey', subject, because: OTHERWISE },
  { fixture: 'access.LOGIN.certificate', subject, because: OTHERWISE },
  {
    fixture: 'access.LOGIN.direct-grant',
    subject: { ...subject, keys: [] },
    statements: [told(uidOf('10'), 'password', 'CORRECT_PASSWORD', 'signed in with a password')],
  },
];

const WRONG = 'the password was wrong';
const LOCKED = 'brute-force protection holds the account locked, which';

export const REFUSED: readonly Expectation[] = [
  {
    fixture: 'access.LOGIN_ERROR.wrong-password',
    subject,
    statements: [told(uidOf('01'), 'password', 'INCORRECT_PASSWORD', WRONG)],
    event: { id: uidOf('01'), type: 'access.LOGIN_ERROR', time: '2026-10-05T08:30:00.412Z' },
  },
  {
    fixture: 'access.LOGIN_ERROR.wrong-password-again',
    subject,
    statements: [told(uidOf('02'), 'password', 'INCORRECT_PASSWORD', WRONG)],
  },
  {
    fixture: 'access.LOGIN_ERROR.wrong-otp',
    subject,
    statements: [
      told(uidOf('03'), 'second-factor', 'FAILED_TWO_FACTOR', 'the one-time password was wrong'),
    ],
  },
  {
    fixture: 'access.LOGIN_ERROR.wrong-recovery-code',
    subject,
    because: 'something else than a password was wrong',
  },
  {
    fixture: 'access.LOGIN_ERROR.user-not-found',
    subject: { ...subject, account: { ids: ['nobody@example.com'], typed: true, userIp: IP } },
    because: 'no such account; nothing was checked',
  },
  {
    fixture: 'access.LOGIN_ERROR.user-disabled',
    subject,
    because: 'the account is disabled; nothing was checked',
  },
  {
    fixture: 'access.LOGIN_ERROR.user-temporarily-disabled',
    subject,
    because: `${LOCKED} is no verdict here`,
  },
  {
    fixture: 'access.LOGIN_ERROR.user-temporarily-disabled',
    opinions: ['attack-fraudulent'],
    subject,
    statements: [
      {
        annotation: { annotation: 'FRAUDULENT' },
        fact: `${SESSION}:attack:FRAUDULENT`,
        because: `${LOCKED} counts as an attack here`,
      },
    ],
  },
  {
    fixture: 'access.LOGIN_ERROR.expired-code',
    subject: { keys: subject.keys },
    because: 'the sign-in failed for another reason than wrong credentials',
  },
];

const OTHER = 'not an event that says anything about a sign-in';

export const OTHERS: readonly Expectation[] = [
  { fixture: 'access.LOGOUT', because: OTHER },
  { fixture: 'access.REGISTER', because: OTHER, subject },
  {
    fixture: 'access.USER_DISABLED_BY_TEMPORARY_LOCKOUT',
    because: OTHER,
    opinions: ['attack-fraudulent'],
    subject: { keys: [], account: { ids: [USER, 'ada.example'], userIp: IP } },
  },
  {
    fixture: 'admin.USER-UPDATE',
    because: OTHER,
    event: { id: uidOf('1e'), type: 'admin.USER-UPDATE', time: '2026-10-05T10:30:00.412Z' },
  },
];
