import type { Opinion } from '../../config/opinions.ts';
import { paymentStatement } from '../../payments/payment-statement.ts';
import type { Statement } from '../provider.ts';
import { amountOf } from './currency.ts';
import { type EventTable, nothing, on, says } from './row.ts';
import { type Charge, charge, paymentIntent } from './schema.ts';

/** Payments that went well: authorised, captured. */
export const PAYMENTS: EventTable = {
  'charge.succeeded': on(charge, ({ id, amount, currency }) =>
    says(authorized(id, amount, currency)),
  ),

  'payment_intent.amount_capturable_updated': on(paymentIntent, (intent) =>
    intent.amount_capturable === 0
      ? nothing('nothing is left to capture; the capture or the cancellation states that')
      : says(
          authorized(intent.latestCharge ?? intent.id, intent.amount_capturable, intent.currency),
        ),
  ),

  'payment_intent.succeeded': on(paymentIntent, (intent, { opinions }) =>
    says(captured(intent.id, intent.amount_received, intent.currency, opinions)),
  ),

  'charge.captured': on(charge, (given, { opinions }) =>
    given.payment_intent
      ? nothing('payment_intent.succeeded states the same capture')
      : says(captured(given.id, capturedAmount(given), given.currency, opinions)),
  ),
};

function authorized(
  entity: string,
  minor: number | undefined,
  currency: string | undefined,
): Statement {
  return paymentStatement({
    entity,
    stage: 'authorization',
    eventType: 'AUTHORIZATION',
    reasons: ['TRANSACTION_ACCEPTED'],
    amount: amountOf(minor, currency),
    because: 'the payment was authorised, which is no verdict: fraud shows up weeks later',
  });
}

function captured(
  entity: string,
  minor: number | undefined,
  currency: string | undefined,
  opinions: ReadonlySet<Opinion>,
): Statement {
  const legitimate = opinions.has('capture-legitimate');
  return paymentStatement({
    entity,
    stage: 'capture',
    eventType: 'PAYMENT_CAPTURE',
    verdict: legitimate ? 'LEGITIMATE' : undefined,
    reasons: ['TRANSACTION_ACCEPTED'],
    amount: amountOf(minor, currency),
    because: legitimate
      ? 'the payment was captured, which counts as genuine here'
      : 'the payment was captured, which is no verdict: fraud shows up weeks later',
  });
}

function capturedAmount({ amount, amount_captured, amount_refunded = 0 }: Charge) {
  return amount_captured ?? (amount === undefined ? undefined : amount - amount_refunded);
}
