import { paymentStatement } from '../../payments/payment-statement.ts';
import { amountOf } from './currency.ts';
import { type EventTable, nothing, on, says } from './row.ts';
import { charge, paymentIntent } from './schema.ts';

/**
 * Payments that were given up. All name the charge, so that an expiry is one fact, however many
 * events report it.
 */
export const CANCELLATIONS: EventTable = {
  'charge.expired': on(charge, ({ id, amount, currency }) =>
    says(
      paymentStatement({
        entity: id,
        stage: 'cancel',
        eventType: 'CANCEL',
        reason: 'EXPIRED',
        amount: amountOf(amount, currency),
        because: 'the authorisation lapsed before it was captured',
      }),
    ),
  ),

  'payment_intent.canceled': on(paymentIntent, (intent) => {
    const fraudulent = intent.cancellation_reason === 'fraudulent';
    if (!fraudulent && intent.latestCharge === undefined) {
      return nothing('cancelled before anything was charged');
    }
    return says(
      paymentStatement({
        entity: intent.latestCharge ?? intent.id,
        stage: 'cancel',
        eventType: 'CANCEL',
        verdict: fraudulent ? 'FRAUDULENT' : undefined,
        reasons: fraudulent ? ['PAYMENT_HEURISTICS'] : undefined,
        reason: intent.cancellation_reason,
        amount: amountOf(intent.amount, intent.currency),
        because: fraudulent
          ? 'the site cancelled the payment as fraudulent'
          : 'the payment was cancelled before it was captured',
      }),
    );
  }),
};
