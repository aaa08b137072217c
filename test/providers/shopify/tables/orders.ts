import type { Expectation } from '../../expectation.ts';
import { ORDER } from './ids.ts';

const LINKS = 'links the order; its transactions say what became of it';
const NONE = 'by its shape neither an order nor a transaction nor a dispute';
const carried = 'projects/123456789012/assessments/b6ac310000000000';

export const ORDERS: readonly Expectation[] = [
  {
    fixture: 'order',
    because: LINKS,
    subject: { keys: [ORDER], currency: 'USD' },
    event: { type: 'order', time: '2026-09-29T08:00:02.000Z' },
  },
  {
    fixture: 'order.carried',
    because: LINKS,
    subject: { carried, keys: [ORDER], currency: 'USD' },
    event: { type: 'order', time: '2026-09-29T08:05:11.000Z' },
  },
  // The shop's currency is USD, the customer pays in CAD.
  {
    fixture: 'order.two-currencies',
    because: LINKS,
    subject: { carried, keys: [ORDER], currency: 'CAD' },
  },
  {
    fixture: 'order.chosen-fields',
    because: LINKS,
    subject: { carried, keys: [ORDER], currency: 'USD' },
    event: { type: 'order', time: '2026-09-29T07:59:58.000Z' },
  },
  {
    fixture: 'order.cancelled-as-fraud',
    statements: [
      {
        annotation: {
          annotation: 'FRAUDULENT',
          reasons: ['PAYMENT_HEURISTICS'],
          transactionEvent: { eventType: 'CANCEL', reason: 'fraud' },
        },
        fact: '820982911946154508:cancel:PAYMENT_HEURISTICS',
        because: 'the site cancelled the payment as fraudulent',
      },
    ],
    subject: { carried, keys: [ORDER], currency: 'USD' },
    event: { type: 'order', time: '2026-09-29T09:00:00.000Z' },
  },
  { fixture: 'order.cancelled', because: LINKS },
];

/** What looks like them, but has another id: a draft's would link another order. */
export const UNKNOWN: readonly Expectation[] = [
  'unknown.draft-order',
  'unknown.checkout',
  'unknown.order-deleted',
  'unknown.fulfillment-event',
  'unknown.tender-transaction',
].map((fixture) => ({
  fixture,
  because: NONE,
  subject: { keys: [] },
  event: { type: 'unknown' },
}));
