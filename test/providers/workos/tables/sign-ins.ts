import type { Reason } from '../../../../shared/annotation/vocabulary.ts';
import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { ABOUT_CODE, ABOUT_USER, aboutEmail } from './about.ts';

const SERIES = 'event_01K7R4XE8NQ2W5ZTGB6VHD9M';

/** What the event whose id ends like this says. */
function stated(last: string, stage: string, reason: Reason, because: string): Statement {
  const fact = `${SERIES}${last}:${stage}:${reason}`;
  return { annotation: { reasons: [reason] }, fact, because };
}

const wrong = (last: string) =>
  stated(last, 'password', 'INCORRECT_PASSWORD', 'a wrong password was typed');

const NOT_JUDGED = 'the sign-in was refused for another reason than what was typed';

export const PASSWORDS: readonly Expectation[] = [
  {
    fixture: 'authentication.password_succeeded',
    statements: [stated('01', 'password', 'CORRECT_PASSWORD', 'the right password was typed')],
    event: {
      id: `${SERIES}01`,
      type: 'authentication.password_succeeded',
      time: '2026-10-16T09:41:07.318Z',
    },
  },
  { fixture: 'authentication.password_failed', statements: [wrong('02')] },
  {
    fixture: 'authentication.password_failed.unknown-user',
    statements: [wrong('03')],
    subject: aboutEmail('nobody@example.com'),
  },
  { fixture: 'authentication.password_failed.not-allowed', because: NOT_JUDGED },
  { fixture: 'authentication.password_failed.sso-required', because: NOT_JUDGED },
].map((expectation) => ({ subject: ABOUT_USER, ...expectation }));

export const SECOND_FACTORS: readonly Expectation[] = [
  {
    fixture: 'authentication.mfa_succeeded',
    statements: [
      stated('06', 'second-factor', 'PASSED_TWO_FACTOR', 'the second factor was accepted'),
    ],
  },
  {
    fixture: 'authentication.mfa_failed',
    statements: [
      stated('07', 'second-factor', 'FAILED_TWO_FACTOR', 'the second factor was not accepted'),
    ],
  },
].map((expectation) => ({ subject: ABOUT_USER, ...expectation }));

export const CODES_BY_MAIL: readonly Expectation[] = [
  {
    fixture: 'magic_auth.created',
    statements: [
      stated('08', 'second-factor', 'INITIATED_TWO_FACTOR', 'a code was made to be sent by mail'),
    ],
    subject: ABOUT_CODE,
    event: { id: `${SERIES}08`, type: 'magic_auth.created', time: '2026-10-16T10:01:33.427Z' },
  },
  {
    fixture: 'authentication.magic_auth_succeeded',
    statements: [
      stated('09', 'second-factor', 'PASSED_TWO_FACTOR', 'the code sent by mail was typed'),
    ],
  },
  {
    fixture: 'authentication.magic_auth_failed',
    statements: [
      stated('0A', 'second-factor', 'FAILED_TWO_FACTOR', 'the code sent by mail was not accepted'),
    ],
  },
  { fixture: 'authentication.magic_auth_failed.not-allowed', because: NOT_JUDGED },
].map((expectation) => ({ subject: ABOUT_USER, ...expectation }));
