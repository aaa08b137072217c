import type { Expectation } from '../../expectation.ts';
import { CARD } from './ids.ts';

const REVIEWED = 'transaction_reviewed';
const SUBJECT = { keys: [`braintree:${CARD}`] };
const NEITHER = 'the decision of the review is neither an approval nor a rejection';

const approval = {
  fact: `${CARD}:closed:MERCHANT_APPROVE`,
  because: 'a person reviewed the payment and approved it',
};
const rejection = {
  fact: `${CARD}:closed:PAYMENT_HEURISTICS`,
  because: 'a person reviewed the payment and rejected it',
};

export const REVIEWS: readonly Expectation[] = [
  {
    fixture: `${REVIEWED}.accepted`,
    statements: [
      {
        ...approval,
        annotation: {
          annotation: 'LEGITIMATE',
          transactionEvent: { eventType: 'MERCHANT_APPROVE', reason: 'MANUAL_REVIEW' },
        },
      },
    ],
    subject: SUBJECT,
    event: { type: REVIEWED, time: '2026-08-17T08:15:42.000Z' },
  },
  {
    fixture: `${REVIEWED}.accepted`,
    opinions: [],
    statements: [
      {
        ...approval,
        annotation: {
          transactionEvent: { eventType: 'MERCHANT_APPROVE', reason: 'MANUAL_REVIEW' },
        },
      },
    ],
  },
  {
    fixture: `${REVIEWED}.rejected`,
    statements: [
      {
        ...rejection,
        annotation: {
          annotation: 'FRAUDULENT',
          reasons: ['PAYMENT_HEURISTICS'],
          transactionEvent: { eventType: 'MERCHANT_DENY', reason: 'MANUAL_REVIEW' },
        },
      },
    ],
    subject: SUBJECT,
  },
  {
    fixture: `${REVIEWED}.rejected`,
    opinions: [],
    statements: [
      {
        ...rejection,
        annotation: {
          reasons: ['PAYMENT_HEURISTICS'],
          transactionEvent: { eventType: 'MERCHANT_DENY', reason: 'MANUAL_REVIEW' },
        },
      },
    ],
  },
  { fixture: `${REVIEWED}.other`, because: NEITHER, subject: SUBJECT },
  { fixture: `${REVIEWED}.without-decision`, because: NEITHER, subject: SUBJECT },
];
