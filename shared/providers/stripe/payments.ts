import { authorized, captured } from '../../payments/payment-events.ts';
import { type EventTable, nothing, on, says } from '../event-table.ts';
import { amountOf } from './currency.ts';
import { type Charge, charge, paymentIntent } from './schema.ts';

/** Payments that went well: authorised, captured. */
export const PAYMENTS: EventTable = {
  'charge.succeeded': on(charge, ({ id, amount, currency }) =>
    says(authorized({ entity: id, amount: amountOf(amount, currency) })),
  ),

  'payment_intent.amount_capturable_updated': on(paymentIntent, (intent) =>
    intent.amount_capturable === 0
      ? nothing('nothing is left to capture; the capture or the cancellation states that')
      : says(
          authorized({
            entity: intent.latestCharge ?? intent.id,
            amount: amountOf(intent.amount_capturable, intent.currency),
          }),
        ),
  ),

  'payment_intent.succeeded': on(paymentIntent, (intent, { opinions }) => {
    const amount = amountOf(intent.amount_received, intent.currency);
    return says(captured({ entity: intent.id, amount }, opinions, ['TRANSACTION_ACCEPTED']));
  }),

  'charge.captured': on(charge, (given, { opinions }) => {
    if (given.payment_intent) return nothing('payment_intent.succeeded states the same capture');
    const amount = amountOf(capturedAmount(given), given.currency);
    return says(captured({ entity: given.id, amount }, opinions, ['TRANSACTION_ACCEPTED']));
  }),
};

function capturedAmount({ amount, amount_captured, amount_refunded = 0 }: Charge) {
  return amount_captured ?? (amount === undefined ? undefined : amount - amount_refunded);
}
