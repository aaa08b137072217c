import { type EventTable, ignored } from '../event-table.ts';

/** Events that say nothing by themselves; those about a payment still link it to its assessment. */
export const IGNORED: EventTable = {
  'payment_intent.created': ignored('nothing was tried yet'),
  'payment_intent.processing': ignored('the outcome is still open'),
  'payment_intent.requires_action': ignored('waits for the customer; the outcome is still open'),
  'charge.pending': ignored('the outcome is still open'),
  'charge.updated': ignored('only the description or the metadata of the charge changed'),
  'checkout.session.*': ignored('the events of its payment state the outcome'),
  'invoice.*': ignored('the events of its payment state the outcome'),
  'payout.*': ignored('money on its way to the site, nothing about a customer'),
  'issuing_*': ignored('about cards the site issues, not cards it is paid with'),
};
