import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { ABOUT_USER, aboutUser } from './about.ts';

function correct(uuid: string): Statement {
  return {
    annotation: { reasons: ['CORRECT_PASSWORD'] },
    fact: `${uuid}:password:CORRECT_PASSWORD`,
    because: 'the right password was typed',
  };
}

function wrong(uuid: string): Statement {
  return {
    annotation: { reasons: ['INCORRECT_PASSWORD'] },
    fact: `${uuid}:password:INCORRECT_PASSWORD`,
    because: 'a wrong password was typed',
  };
}

function passed(uuid: string): Statement {
  return {
    annotation: { reasons: ['PASSED_TWO_FACTOR'] },
    fact: `${uuid}:second-factor:PASSED_TWO_FACTOR`,
    because: 'the second factor was accepted',
  };
}

function failed(uuid: string): Statement {
  return {
    annotation: { reasons: ['FAILED_TWO_FACTOR'] },
    fact: `${uuid}:second-factor:FAILED_TWO_FACTOR`,
    because: 'the second factor was not accepted',
  };
}

export const PASSWORDS: readonly Expectation[] = [
  {
    fixture: 'password-verification.correct',
    statements: [correct('3f9e1a07-6b21-4d7c-8a50-c1d2e3f4a505')],
    event: {
      id: '3f9e1a07-6b21-4d7c-8a50-c1d2e3f4a505',
      type: 'password-verification',
      time: '2026-10-08T14:02:31.482Z',
    },
  },
  {
    fixture: 'password-verification.wrong',
    statements: [wrong('3f9e1a0e-6b21-4d7c-8a50-c1d2e3f4a50a')],
  },
  {
    fixture: 'password-verification.ipv6',
    statements: [wrong('3f9e1a1c-6b21-4d7c-8a50-c1d2e3f4a514')],
    subject: aboutUser('2001:db8:4f::1c'),
  },
  {
    fixture: 'password-verification.without-name',
    statements: [correct('3f9e1a15-6b21-4d7c-8a50-c1d2e3f4a50f')],
    event: {
      id: '3f9e1a15-6b21-4d7c-8a50-c1d2e3f4a50f',
      type: 'password-verification',
      time: '2026-10-08T14:20:00.500Z',
    },
  },
  {
    fixture: 'password-verification-attempt.correct',
    statements: [correct('3f9e1a23-6b21-4d7c-8a50-c1d2e3f4a519')],
    event: {
      id: '3f9e1a23-6b21-4d7c-8a50-c1d2e3f4a519',
      type: 'password-verification-attempt',
      time: '2026-10-08T15:10:44.030Z',
    },
  },
  {
    fixture: 'password-verification-attempt.wrong',
    statements: [wrong('3f9e1a2a-6b21-4d7c-8a50-c1d2e3f4a51e')],
  },
].map((expectation) => ({ subject: ABOUT_USER, ...expectation }));

export const SECOND_FACTORS: readonly Expectation[] = [
  {
    fixture: 'mfa-verification.passed',
    statements: [passed('3f9e1a31-6b21-4d7c-8a50-c1d2e3f4a523')],
    event: {
      id: '3f9e1a31-6b21-4d7c-8a50-c1d2e3f4a523',
      type: 'mfa-verification',
      time: '2026-10-08T14:02:55.640Z',
    },
  },
  {
    fixture: 'mfa-verification.failed',
    statements: [failed('3f9e1a38-6b21-4d7c-8a50-c1d2e3f4a528')],
  },
  {
    fixture: 'mfa-verification.phone',
    statements: [passed('3f9e1a3f-6b21-4d7c-8a50-c1d2e3f4a52d')],
  },
  {
    fixture: 'mfa-verification.without-name',
    statements: [failed('3f9e1a46-6b21-4d7c-8a50-c1d2e3f4a532')],
    subject: aboutUser(),
    event: {
      id: '3f9e1a46-6b21-4d7c-8a50-c1d2e3f4a532',
      type: 'mfa-verification',
      time: '2026-10-08T14:44:00.019Z',
    },
  },
  {
    fixture: 'mfa-verification-attempt.passed',
    statements: [passed('3f9e1a4d-6b21-4d7c-8a50-c1d2e3f4a537')],
    event: {
      id: '3f9e1a4d-6b21-4d7c-8a50-c1d2e3f4a537',
      type: 'mfa-verification-attempt',
      time: '2026-10-08T15:11:05.900Z',
    },
  },
  {
    fixture: 'mfa-verification-attempt.failed',
    statements: [failed('3f9e1a54-6b21-4d7c-8a50-c1d2e3f4a53c')],
  },
].map((expectation) => ({ subject: ABOUT_USER, ...expectation }));
