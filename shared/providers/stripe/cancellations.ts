import { cancelled, cancelledAsFraud } from '../../payments/payment-events.ts';
import { type EventTable, nothing, on, says } from '../event-table.ts';
import { amountOf } from './currency.ts';
import { charge, paymentIntent } from './schema.ts';

/**
 * Payments that were given up. All name the charge, so that an expiry is one fact, however many
 * events report it.
 */
export const CANCELLATIONS: EventTable = {
  'charge.expired': on(charge, ({ id, amount, currency }) =>
    says(
      cancelled(
        { entity: id, reason: 'EXPIRED', amount: amountOf(amount, currency) },
        'the authorisation lapsed before it was captured',
      ),
    ),
  ),

  'payment_intent.canceled': on(paymentIntent, (intent) => {
    const fraudulent = intent.cancellation_reason === 'fraudulent';
    if (!fraudulent && intent.latestCharge === undefined) {
      return nothing('cancelled before anything was charged');
    }
    const moment = {
      entity: intent.latestCharge ?? intent.id,
      reason: intent.cancellation_reason,
      amount: amountOf(intent.amount, intent.currency),
    };
    return says(fraudulent ? cancelledAsFraud(moment) : cancelled(moment));
  }),
};
