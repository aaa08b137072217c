import { decimals } from '../../payments/amounts.ts';
import { cancelled, captured } from '../../payments/payment-events.ts';
import { paymentStatement } from '../../payments/payment-statement.ts';
import { type EventTable, on, says } from '../event-table.ts';
import { type LocalPayment, withLocalPayment } from './schema.ts';

/**
 * Payments through the customer's bank (iDEAL, Sofort, BLIK, …). A completed one still waits for
 * the site to make a transaction of it, so it is not yet one that was accepted.
 * Source: https://developer.paypal.com/braintree/docs/reference/general/webhooks/local-payment-methods
 */
export const LOCAL_PAYMENTS: EventTable = {
  local_payment_completed: on(withLocalPayment, (payment) =>
    says(
      paymentStatement({
        ...momentOf(payment, 'local_payment_completed'),
        stage: 'authorization',
        eventType: 'AUTHORIZATION',
        because: 'the customer approved the payment at the bank, which is no verdict',
      }),
    ),
  ),

  local_payment_funded: on(withLocalPayment, (payment, { opinions }) =>
    says(captured(momentOf(payment, 'local_payment_funded'), opinions)),
  ),

  local_payment_reversed: on(withLocalPayment, (payment) =>
    says(
      cancelled(
        momentOf(payment, 'local_payment_reversed'),
        'the local payment was reversed and the money returned',
      ),
    ),
  ),

  local_payment_expired: on(withLocalPayment, (payment) =>
    says(
      cancelled(
        momentOf(payment, 'local_payment_expired'),
        'the local payment expired before the customer paid',
      ),
    ),
  ),
};

function momentOf({ 'payment-id': id, transaction }: LocalPayment, kind: string) {
  const amount = decimals(transaction?.amount, transaction?.['currency-iso-code']);
  return { entity: id, reason: kind, amount };
}
