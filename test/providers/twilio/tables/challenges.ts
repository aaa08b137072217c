import type { Expectation } from '../../expectation.ts';
import { CHALLENGE, DENIED_CHALLENGE } from './ids.ts';

const because = 'a device was enrolled or removed; nobody signed in with it';
const subject = { keys: [] };

export const CHALLENGES: readonly Expectation[] = [
  {
    fixture: 'challenge.approved',
    statements: [
      {
        annotation: { reasons: ['PASSED_TWO_FACTOR'] },
        fact: `${CHALLENGE}:second-factor:PASSED_TWO_FACTOR`,
        because: 'the user approved the push challenge',
      },
    ],
    subject: { keys: [`twilio:${CHALLENGE}`] },
    event: { id: `challenge.approved.${CHALLENGE}`, type: 'challenge.approved' },
  },
  {
    fixture: 'challenge.denied',
    opinions: ['report-fraudulent', 'attack-fraudulent'],
    statements: [
      {
        annotation: { reasons: ['FAILED_TWO_FACTOR'] },
        fact: `${DENIED_CHALLENGE}:second-factor:FAILED_TWO_FACTOR`,
        because: 'the user denied the push challenge',
      },
    ],
    subject: { keys: [`twilio:${DENIED_CHALLENGE}`] },
  },
  { fixture: 'factor.created', because, subject, event: { type: 'factor.created' } },
  { fixture: 'factor.verified', because, subject },
  { fixture: 'factor.deleted', because, subject },
];
