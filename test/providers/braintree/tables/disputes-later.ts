import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { SUBJECT, VISA_SERVICE } from './disputes-opened.ts';
import { DISPUTE } from './ids.ts';

const RETRIEVAL = 'news of a retrieval request, which is no chargeback';
const STANDS = 'what the opening of the dispute said stands';

function won(because: string, verdict: { annotation?: 'LEGITIMATE' }): Statement {
  return {
    annotation: {
      ...verdict,
      transactionEvent: { eventType: 'CHARGEBACK_REVERSE', reason: '10.4', value: '145.00' },
    },
    currency: 'USD',
    fact: `${DISPUTE}:reversal:CHARGEBACK_REVERSE`,
    because,
  };
}

export const DISPUTES_LATER: readonly Expectation[] = [
  {
    fixture: 'dispute_disputed.fraud',
    statements: [
      {
        annotation: {
          transactionEvent: {
            eventType: 'CHARGEBACK_REPRESENTMENT',
            reason: '10.4',
            value: '149.90',
          },
        },
        currency: 'USD',
        fact: `${DISPUTE}:representment:CHARGEBACK_REPRESENTMENT`,
        because: 'evidence against a fraud chargeback was submitted',
      },
    ],
    subject: SUBJECT,
  },
  {
    fixture: 'dispute_disputed.service',
    because: `evidence in a dispute that is not about fraud; ${VISA_SERVICE}`,
  },
  { fixture: 'dispute_disputed.retrieval', because: RETRIEVAL },
  {
    fixture: 'dispute_won.fraud',
    statements: [
      won('a fraud dispute was won or withdrawn, so the payment counts as genuine', {
        annotation: 'LEGITIMATE',
      }),
    ],
    subject: SUBJECT,
    event: { type: 'dispute_won', time: '2026-11-16T11:00:00.000Z' },
  },
  {
    fixture: 'dispute_won.fraud',
    opinions: [],
    statements: [won('a fraud dispute was won or withdrawn', {})],
  },
  {
    fixture: 'dispute_won.service',
    because: `won, but not known to be about fraud; ${VISA_SERVICE}`,
  },
  { fixture: 'dispute_won.retrieval', because: RETRIEVAL },
  { fixture: 'dispute_lost', because: `lost: ${STANDS}`, subject: SUBJECT },
  { fixture: 'dispute_accepted', because: `accepted: ${STANDS}` },
  { fixture: 'dispute_auto_accepted', because: `accepted by itself: ${STANDS}` },
  { fixture: 'dispute_expired', because: `expired: ${STANDS}` },
  {
    fixture: 'dispute_under_review',
    because: 'PayPal looks into the dispute; the outcome is still open',
  },
];
