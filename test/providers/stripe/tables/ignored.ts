import type { Expectation } from '../../expectation.ts';

const OPEN = 'the outcome is still open';
const BY_PAYMENT = 'the events of its payment state the outcome';
const HINT = 'create a webhook endpoint with snapshot payloads';

export const IGNORED: readonly Expectation[] = [
  { fixture: 'payment_intent.created', because: 'nothing was tried yet' },
  { fixture: 'payment_intent.processing', because: OPEN },
  {
    fixture: 'payment_intent.requires_action',
    because: `waits for the customer; ${OPEN}`,
  },
  { fixture: 'charge.pending', because: OPEN },
  {
    fixture: 'charge.updated',
    because: 'only the description or the metadata of the charge changed',
  },
  { fixture: 'checkout.session.completed', because: BY_PAYMENT },
  { fixture: 'checkout.session.expired', because: BY_PAYMENT },
  { fixture: 'invoice.paid', because: BY_PAYMENT },
  {
    fixture: 'payout.paid',
    because: 'money on its way to the site, nothing about a customer',
  },
  {
    fixture: 'issuing_authorization.created',
    because: 'about cards the site issues, not cards it is paid with',
  },
  {
    fixture: 'customer.created',
    because: 'not an event that says anything about a payment',
  },
  { fixture: 'thin-event', because: `a thin event carries no data: ${HINT}` },
  { fixture: 'event-bridge', because: `sent by EventBridge: ${HINT}` },
  { fixture: 'event-grid', because: `sent by Event Grid: ${HINT}` },
];
