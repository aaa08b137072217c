import type { Expectation } from '../../expectation.ts';
import { fraudulent } from './statements.ts';
import { ACCOUNT, SIGNED_IN, SIGNING_IN } from './subjects.ts';

const REPORT = 'user.account.report_suspicious_activity_by_enduser';
const REPORTED = 'the user reported the sign-in as not their own';
const EARLIER = '2026-10-14T08:02:47.583Z';

/** What the user says of an earlier sign-in: the session of the report is no key. */
export const REPORTS: readonly Expectation[] = [
  {
    fixture: REPORT,
    subject: { keys: [], account: { ...ACCOUNT, at: EARLIER } },
    statements: [fraudulent('151d9579-a7c4-11f1-90ed-cbc1a8ace225:report', REPORTED)],
    event: {
      id: 'e4d8be57-5114-11f1-120b-1bf892ff45fe',
      type: REPORT,
      time: '2026-10-14T08:59:25.765Z',
    },
  },
  {
    fixture: REPORT,
    opinions: ['attack-fraudulent'],
    because: `${REPORTED}: no verdict without the opinion report-fraudulent`,
  },
  {
    fixture: `${REPORT}.epoch`,
    subject: { keys: [], account: { ...ACCOUNT, userIp: '2001:db8:2b::17', at: EARLIER } },
    statements: [fraudulent('9c7a11e2-a7c4-11f1-90ed-cbc1a8ace225:report', REPORTED)],
  },
  {
    fixture: `${REPORT}.without-time`,
    subject: { keys: [] },
    statements: [fraudulent('aa7a11e2-a7c4-11f1-90ed-cbc1a8ace225:report', REPORTED)],
  },
  { fixture: `${REPORT}.refused`, because: 'the report was not taken' },
];

const LOCKED = 'the account was locked after too many attempts';
const LEAKED = 'the password is on a list of leaks';
const OFF = 'no verdict without the opinion attack-fraudulent';
const RISK = "a judgement of Okta's risk engine, and none of a person";

/** What was done to the account: a verdict only for who wants it. */
export const ATTACKS: readonly Expectation[] = [
  { fixture: 'user.account.lock', subject: SIGNING_IN, because: `${LOCKED}: ${OFF}` },
  {
    fixture: 'user.account.lock',
    opinions: ['attack-fraudulent'],
    statements: [fraudulent('179e6670-049e-11f1-39e0-cec8a09d3f72:lock', LOCKED)],
  },
  {
    fixture: 'security.breached_credential.detected',
    subject: SIGNING_IN,
    because: `${LEAKED}: ${OFF}`,
  },
  {
    fixture: 'security.breached_credential.detected',
    opinions: ['attack-fraudulent'],
    statements: [fraudulent('898ec137-bf98-11f1-5c92-62fad2eb1e50:breach', LEAKED)],
  },
  { fixture: 'user.risk.detect', subject: { keys: [] }, because: RISK },
  { fixture: 'user.risk.change', subject: { keys: [] }, because: RISK },
  { fixture: 'user.session.context.change', subject: SIGNED_IN, because: RISK },
];

const because = 'not an event that says how a sign-in went';

export const OTHERS: readonly Expectation[] = [
  { fixture: 'user.authentication.auth_via_IDP', because },
  { fixture: 'user.authentication.auth_via_social', because },
  { fixture: 'user.authentication.sso', subject: SIGNED_IN, because },
  { fixture: 'user.account.unlock', because },
  { fixture: 'user.account.update_password', because },
  { fixture: 'user.mfa.factor.activate', because },
  { fixture: 'user.lifecycle.suspend', because },
  { fixture: 'user.identity_verification', because },
];
