import type { Opinion } from '../../config/opinions.ts';
import {
  authorized,
  cancelled,
  captured,
  declined,
  refunded,
} from '../../payments/payment-events.ts';
import { type EventTable, nothing, on, type Row, type Saying, says } from '../event-table.ts';
import type { Statement } from '../provider.ts';
import { holdingPayment, holdingRefund, type Payment, type Refund } from './schema.ts';

const paymentRow: Row = on(holdingPayment, ({ payment }, { opinions }) =>
  sayPayment(payment, opinions),
);
const refundRow: Row = on(holdingRefund, ({ refund }) => sayRefund(refund));

/**
 * Square repeats a status with every change of the payment, and not always in order: what counts is
 * the status, whichever event brings it first.
 */
export const PAYMENTS: EventTable = {
  'payment.created': paymentRow,
  'payment.updated': paymentRow,
  'refund.created': refundRow,
  'refund.updated': refundRow,
};

function sayPayment(payment: Payment, opinions: ReadonlySet<Opinion>): Saying {
  const { id: entity, amount_money: amount, total_money, card_details } = payment;
  switch (payment.status) {
    case 'APPROVED':
      return says(approved(payment));
    case 'COMPLETED':
      return says(captured({ entity, amount: total_money }, opinions, ['TRANSACTION_ACCEPTED']));
    case 'CANCELED':
      return says(cancelled({ entity, reason: 'CANCELED', amount }));
    case 'FAILED':
      return says(declined({ entity, reason: card_details?.errors?.[0]?.code, amount }));
    case 'PENDING':
      return nothing('the payment is pending; its outcome is still open');
    default:
      return nothing('a status of a payment that says nothing we know');
  }
}

function approved({ id, amount_money, risk_evaluation }: Payment): Statement {
  const moment = { entity: id, amount: amount_money };
  return risk_evaluation?.risk_level === 'HIGH'
    ? authorized(moment, ['TRANSACTION_ACCEPTED', 'PAYMENT_HEURISTICS'])
    : authorized(moment);
}

/** The reason of a refund is free text, so fraud cannot be told from it. */
function sayRefund({ id, status, amount_money: amount }: Refund): Saying {
  return status === 'COMPLETED'
    ? says(refunded({ entity: id, amount }))
    : nothing('the refund is not completed, so no money moved');
}
