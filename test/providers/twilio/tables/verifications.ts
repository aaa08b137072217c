import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { ABOUT_VERIFICATION, VERIFICATION, VERIFY } from './ids.ts';

const subject = ABOUT_VERIFICATION;
const UNTAGGED = 'VE8e2b5c7a9d014f36b8c7d6e5f4a3b2c1';
const DOCUMENTED = 'VE0000000000000000000000000000001';
const CONTRADICTION =
  'the type of the event and the status of the verification contradict each other';

function initiated(sid = VERIFICATION, eventTime?: string): Statement {
  const phoneNumber = '+15005550006';
  return {
    annotation: {
      reasons: ['INITIATED_TWO_FACTOR'],
      ...(eventTime ? { phoneAuthenticationEvent: { phoneNumber, eventTime } } : {}),
    },
    fact: `${sid}:second-factor:INITIATED_TWO_FACTOR`,
    because: 'the verification was started and waits for its code',
  };
}

function passed(sid = VERIFICATION): Statement {
  return {
    annotation: { reasons: ['PASSED_TWO_FACTOR'] },
    fact: `${sid}:second-factor:PASSED_TWO_FACTOR`,
    because: 'the code was right, or the site approved the verification',
  };
}

function failed(because: string): Statement {
  return {
    annotation: { reasons: ['FAILED_TWO_FACTOR'] },
    fact: `${VERIFICATION}:second-factor:FAILED_TWO_FACTOR`,
    because,
  };
}

const TOO_OFTEN = failed('the code was entered wrong, or asked for, too often');

const PENDING: readonly Expectation[] = [
  {
    fixture: 'verification.pending',
    statements: [initiated()],
    subject,
    event: {
      id: `${VERIFY}verification.pending.c2c0e2982d01bdf4072d966525a8eee25c20df2b666c4837af0ef64800d3535e`,
      type: `${VERIFY}verification.pending`,
      time: '2026-09-14T08:30:02.336Z',
    },
  },
  {
    fixture: 'verification.pending',
    opinions: ['phone-events'],
    statements: [initiated(VERIFICATION, '2026-09-14T08:30:02.336Z')],
    subject,
  },
  {
    fixture: 'verification.pending.resent',
    statements: [initiated()],
    subject: { ...subject, carried: '0a9b8c7d6e5f4a3b' },
  },
  {
    fixture: 'verification.pending.without-tags',
    statements: [initiated(UNTAGGED)],
    subject: { keys: [`twilio:${UNTAGGED}`] },
  },
  { fixture: 'verification.pending.contradicted', because: CONTRADICTION, subject },
];

const APPROVED: readonly Expectation[] = [
  {
    fixture: 'verification.approved',
    opinions: ['phone-events', 'two-factor-legitimate', 'attack-fraudulent', 'report-fraudulent'],
    statements: [passed()],
    subject,
  },
  {
    fixture: 'verification.approved.as-documented',
    statements: [passed(DOCUMENTED)],
    subject: { keys: [`twilio:${DOCUMENTED}`] },
    event: {
      id: `${VERIFY}verification.approved.NO00000000000000000000000001`,
      type: `${VERIFY}verification.approved`,
    },
  },
  { fixture: 'verification.approved.contradicted', because: CONTRADICTION, subject },
];

export const VERIFICATIONS: readonly Expectation[] = [
  ...PENDING,
  ...APPROVED,
  { fixture: 'verification.max-attempts-reached', statements: [TOO_OFTEN], subject },
  { fixture: 'verification.max_attempts_reached', statements: [TOO_OFTEN], subject },
  { fixture: 'verification.max-attempts-reached.contradicted', because: CONTRADICTION, subject },
  {
    fixture: 'verification.expired',
    statements: [failed('the verification expired before its code was entered')],
    subject,
  },
  { fixture: 'verification.expired.contradicted', because: CONTRADICTION, subject },
  {
    fixture: 'verification.canceled',
    because: 'the site cancelled the verification, which is no outcome',
    subject,
  },
];
