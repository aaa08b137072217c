import { decimals } from '../../payments/amounts.ts';
import {
  captureDeclined,
  captured,
  refunded,
  refundReversed,
} from '../../payments/payment-events.ts';
import { type EventTable, ignored, on, type Surroundings, says } from '../event-table.ts';
import { type Transaction, withTransaction } from './schema.ts';

/**
 * Cards have none of these but `refund_failed` and the deprecated `transaction_disbursed`: the rest
 * is sent for ACH and SEPA only, for sales and for refunds (`credit`) alike.
 * Source: https://developer.paypal.com/braintree/docs/reference/general/webhooks/transaction
 */
export const PAYMENTS: EventTable = {
  transaction_settled: on(withTransaction, ({ transaction }, surroundings) =>
    moneyMoved(transaction, surroundings),
  ),

  transaction_disbursed: on(withTransaction, ({ transaction }, surroundings) =>
    moneyMoved(transaction, surroundings),
  ),

  transaction_settlement_declined: on(withTransaction, ({ transaction }) =>
    says(
      transaction.type === 'credit'
        ? refundReversed(momentOf(transaction))
        : captureDeclined(momentOf(transaction), ['TRANSACTION_DECLINED']),
    ),
  ),

  refund_failed: on(withTransaction, ({ transaction }) =>
    says(refundReversed(momentOf(transaction))),
  ),

  transaction_retried: ignored('a declined payment is tried again; the outcome is still open'),
};

/** Settled and disbursed are one fact: the first of the two says it. */
function moneyMoved(transaction: Transaction, { opinions }: Surroundings) {
  const moment = { ...momentOf(transaction), reason: undefined };
  return says(
    transaction.type === 'credit'
      ? refunded(moment)
      : captured(moment, opinions, ['TRANSACTION_ACCEPTED']),
  );
}

function momentOf({ id, status, amount, 'currency-iso-code': currency }: Transaction) {
  return { entity: id, reason: status, amount: decimals(amount, currency) };
}
