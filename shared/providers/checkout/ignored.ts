import { type EventTable, ignored } from '../event-table.ts';

const OPEN = ignored('the outcome is still open');
const NOT_PAID = ignored('a check of the card, no payment');

/** Events that say nothing by themselves; those about a payment still link it to its assessment. */
export const IGNORED: EventTable = {
  payment_pending: OPEN,
  payment_capture_pending: OPEN,
  payment_refund_pending: OPEN,
  payment_refund_declined: ignored('nothing was refunded'),
  payment_void_declined: ignored('the authorisation stands'),
  payment_authorization_incremented: ignored('payment_approved stated the authorisation'),
  payment_paid: ignored('a payout: the site pays, so nobody was assessed'),
  payment_returned: ignored('the money went back without a word on why'),
  card_verified: NOT_PAID,
  card_verification_declined: NOT_PAID,
  authentication_failed: ignored('the result of 3-D Secure alone, which is no payment'),
};
