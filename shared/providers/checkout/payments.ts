import type { Opinion } from '../../config/opinions.ts';
import {
  authorized,
  blocked,
  cancelled,
  captureDeclined,
  captured,
  declined,
  type PaymentMoment,
  refunded,
} from '../../payments/payment-events.ts';
import { type EventTable, nothing, on, type Row, says } from '../event-table.ts';
import type { Statement } from '../provider.ts';
import { amountOf } from './currency.ts';
import { isPayout, payment } from './schema.ts';

/**
 * Codes with which Checkout.com's own risk engine refuses, on its rules or on the site's.
 * Source: https://www.checkout.com/docs/resources/codes/response-codes
 */
const RISK_CODE = /^40\d{3}$/;

export const PAYMENTS: EventTable = {
  payment_approved: onPayment((moment) => authorized(moment)),

  payment_declined: onPayment((moment) =>
    RISK_CODE.test(moment.reason ?? '') ? blocked(moment, 'Checkout.com') : declined(moment),
  ),

  payment_captured: onPayment((moment, opinions) => captured(moment, opinions)),

  payment_capture_declined: onPayment((moment) =>
    captureDeclined(moment, ['TRANSACTION_DECLINED']),
  ),

  payment_voided: onPayment((moment) => cancelled({ ...moment, reason: 'payment_voided' })),

  payment_canceled: onPayment((moment) =>
    cancelled(
      { ...moment, reason: 'payment_canceled' },
      'the customer gave the payment up where it was to be confirmed',
    ),
  ),

  payment_expired: onPayment((moment) =>
    cancelled(
      { ...moment, reason: 'payment_expired' },
      'nobody completed the payment before it expired',
    ),
  ),

  payment_refunded: onPayment(({ entity, amount }) => refunded({ entity, amount })),
};

/** What is said of a payment, and nothing of a payout. */
function onPayment(say: (moment: PaymentMoment, opinions: ReadonlySet<Opinion>) => Statement): Row {
  return on(payment, (given, { opinions }) => {
    if (isPayout(given)) return nothing('a payout: the site pays, so nobody was assessed');
    const moment = {
      entity: given.action_id ?? given.id,
      reason: given.response_code,
      amount: amountOf(given.amount, given.currency),
    };
    return says(say(moment, opinions));
  });
}
