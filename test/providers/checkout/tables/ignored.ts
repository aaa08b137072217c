import type { Expectation } from '../../expectation.ts';
import { carrying, DONE, LINKED, NOBODY } from './about.ts';

const OPEN = 'the outcome is still open';
const NO_PAYMENT = 'a check of the card, no payment';

export const IGNORED: readonly Expectation[] = [
  { fixture: 'payment_pending', because: OPEN, subject: carrying() },
  { fixture: 'payment_capture_pending', because: OPEN, subject: DONE },
  { fixture: 'payment_refund_pending', because: OPEN, subject: DONE },
  { fixture: 'payment_refund_declined', because: 'nothing was refunded', subject: DONE },
  { fixture: 'payment_void_declined', because: 'the authorisation stands', subject: DONE },
  {
    fixture: 'payment_authorization_incremented',
    because: 'payment_approved stated the authorisation',
    subject: DONE,
  },
  {
    fixture: 'payment_paid',
    because: 'a payout: the site pays, so nobody was assessed',
    subject: NOBODY,
  },
  {
    fixture: 'payment_returned',
    because: 'the money went back without a word on why',
    subject: carrying(),
  },
  { fixture: 'card_verified', because: NO_PAYMENT, subject: { ...LINKED, currency: 'USD' } },
  {
    fixture: 'card_verification_declined',
    because: NO_PAYMENT,
    subject: { ...LINKED, currency: 'USD' },
  },
  // Its amounts are text and its metadata is null, but it names the payment.
  {
    fixture: 'authentication_failed',
    because: 'the result of 3-D Secure alone, which is no payment',
    subject: LINKED,
  },
];
