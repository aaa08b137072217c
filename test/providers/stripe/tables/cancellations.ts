import type { Expectation } from '../../expectation.ts';
import { CHARGE } from './ids.ts';

export const CANCELLATIONS: readonly Expectation[] = [
  {
    fixture: 'charge.expired',
    statements: [
      {
        annotation: {
          transactionEvent: { eventType: 'CANCEL', reason: 'EXPIRED', value: '49.99' },
        },
        currency: 'USD',
        fact: `${CHARGE}:cancel:CANCEL`,
        because: 'the authorisation lapsed before it was captured',
      },
    ],
  },
  {
    fixture: 'payment_intent.canceled',
    statements: [
      {
        annotation: {
          transactionEvent: {
            eventType: 'CANCEL',
            reason: 'requested_by_customer',
            value: '49.99',
          },
        },
        currency: 'USD',
        fact: `${CHARGE}:cancel:CANCEL`,
        because: 'the payment was cancelled before it was captured',
      },
    ],
  },
  {
    fixture: 'payment_intent.canceled.fraudulent',
    statements: [
      {
        annotation: {
          annotation: 'FRAUDULENT',
          reasons: ['PAYMENT_HEURISTICS'],
          transactionEvent: { eventType: 'CANCEL', reason: 'fraudulent', value: '49.99' },
        },
        currency: 'USD',
        fact: `${CHARGE}:cancel:PAYMENT_HEURISTICS`,
        because: 'the site cancelled the payment as fraudulent',
      },
    ],
  },
  {
    fixture: 'payment_intent.canceled.abandoned',
    because: 'cancelled before anything was charged',
  },
];
