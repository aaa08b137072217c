import type { Expectation } from '../../expectation.ts';
import {
  ABOUT_ACCOUNT,
  ABOUT_BOTH,
  ABOUT_SESSION,
  accepted,
  inSession,
  JANE,
  logIdOf,
  passwordRight,
  passwordWrong,
  SESSION,
  TRANSACTION,
} from './ids.ts';

const NO_PASSWORD =
  'no password of a database was asked for: a passkey, a code, or another identity provider';
const { shaped: _, ...WITHOUT_CORRELATION } = ABOUT_BOTH;
const GOOGLE = { ...JANE, ids: ['google-oauth2|106000000000000000085', 'jane.doe@example.com'] };
const FEDERATED = { ...WITHOUT_CORRELATION, account: GOOGLE };
const OF_TRANSACTION = { keys: [`auth0:${TRANSACTION}`], account: JANE };

const logins: readonly Expectation[] = [
  {
    fixture: 's',
    statements: [passwordRight(inSession('s'))],
    subject: ABOUT_BOTH,
    event: { id: logIdOf('s'), type: 's', time: '2026-09-29T08:00:01.204Z' },
  },
  {
    fixture: 's.mfa',
    statements: [passwordRight(inSession('s.mfa')), accepted(inSession('s.mfa'))],
    subject: ABOUT_BOTH,
  },
  { fixture: 's.identifier-first', statements: [passwordRight(inSession('s.identifier-first'))] },
  {
    fixture: 's.classic',
    statements: [passwordRight(inSession('s.classic'))],
    subject: WITHOUT_CORRELATION,
  },
  // Carrying the assessment, which tells sign-ins apart better than a session does.
  {
    fixture: 's.carried',
    statements: [passwordRight('5a1b9c03d2e4f678')],
    subject: { ...ABOUT_BOTH, shaped: ['5a1b9c03d2e4f678'] },
  },
  // As the log itself shows it, with as little as years ago.
  {
    fixture: 's.bare',
    statements: [passwordRight(inSession('s.bare'))],
    subject: { keys: [`auth0:${SESSION}`], lastingKeys: [`auth0:${SESSION}`], account: JANE },
    event: { id: logIdOf('s.bare'), type: 's', time: '2026-09-29T08:00:01.204Z' },
  },
  {
    fixture: 's.session',
    because: 'an existing session was used: nothing was asked',
    subject: ABOUT_SESSION,
  },
  { fixture: 's.federated', because: NO_PASSWORD, subject: FEDERATED },
  {
    fixture: 's.federated-mfa',
    statements: [accepted(inSession('s.federated-mfa'))],
    subject: FEDERATED,
  },
  { fixture: 's.passkey', because: NO_PASSWORD },
  { fixture: 's.passwordless', because: NO_PASSWORD },
  { fixture: 's.sign-up', because: NO_PASSWORD },
];

const others: readonly Expectation[] = [
  { fixture: 'scv', statements: [passwordRight(inSession('scv'))], subject: ABOUT_SESSION },
  { fixture: 'scv.federated', because: NO_PASSWORD },
  { fixture: 'scoa', statements: [passwordRight(TRANSACTION)], subject: OF_TRANSACTION },
  { fixture: 'scoa.passwordless', because: NO_PASSWORD },
  { fixture: 'sepft', statements: [passwordRight(logIdOf('sepft'))], subject: ABOUT_ACCOUNT },
  {
    fixture: 'fp',
    statements: [passwordWrong('fp')],
    subject: { ...OF_TRANSACTION, shaped: ['web-login.7f3a'] },
    event: { id: logIdOf('fp'), type: 'fp', time: '2026-09-29T07:59:41.266Z' },
  },
  { fixture: 'fp.passwordless', because: NO_PASSWORD },
  { fixture: 'fepft', statements: [passwordWrong('fepft')], subject: ABOUT_ACCOUNT },
  {
    fixture: 'fepft.mfa-required',
    because: 'the exchange failed for another cause than a wrong password',
  },
  {
    fixture: 'fu',
    because: 'no such user, so there is no account whose password it could be',
    subject: {
      shaped: ['web-login.7f3a'],
      keys: [`auth0:${TRANSACTION}`],
      account: { ...JANE, ids: ['john.doe@example.com'], typed: true },
    },
  },
  {
    fixture: 'f',
    because: 'a failure of the request or of its configuration, not of a password',
    subject: { keys: [] },
  },
  {
    fixture: 'fcoa',
    because: 'cross-origin authentication fails for many causes besides a wrong password',
  },
];

export const PASSWORDS = [...logins, ...others];
