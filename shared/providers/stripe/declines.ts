import { paymentStatement } from '../../payments/payment-statement.ts';
import type { Statement } from '../provider.ts';
import { amountOf } from './currency.ts';
import { type EventTable, nothing, on, says } from './row.ts';
import { type Charge, charge, type PaymentIntent, paymentIntent } from './schema.ts';

/** Payments that failed: refused by the issuer, by Radar, or before a charge was tried. */
export const DECLINES: EventTable = {
  'charge.failed': on(charge, (given) =>
    says(given.outcome?.type === 'blocked' ? blocked(given) : declined(given)),
  ),

  'payment_intent.payment_failed': on(paymentIntent, (intent) =>
    failedWithCharge(intent)
      ? nothing('charge.failed states the same decline')
      : says(notAuthenticated(intent)),
  ),
};

function declined({ id, amount, currency, outcome, failure_code }: Charge): Statement {
  return paymentStatement({
    entity: id,
    stage: 'authorization',
    eventType: 'AUTHORIZATION_DECLINE',
    reasons: ['TRANSACTION_DECLINED'],
    reason: outcome?.network_decline_code ?? outcome?.reason ?? failure_code,
    amount: amountOf(amount, currency),
    because: 'the payment was declined, which is no verdict',
  });
}

function blocked({ id, amount, currency, outcome }: Charge): Statement {
  return paymentStatement({
    entity: id,
    stage: 'authorization',
    eventType: 'MERCHANT_DENY',
    reasons: ['TRANSACTION_DECLINED', 'PAYMENT_HEURISTICS'],
    reason: outcome?.reason === undefined ? 'RADAR' : `RADAR:${outcome.reason}`,
    amount: amountOf(amount, currency),
    because: "Radar blocked the payment on the site's behalf",
  });
}

function notAuthenticated({ id, amount, currency, last_payment_error }: PaymentIntent): Statement {
  const { network_decline_code, decline_code, code } = last_payment_error ?? {};
  return paymentStatement({
    entity: id,
    stage: 'authorization',
    eventType: 'AUTHORIZATION_DECLINE',
    reasons: ['TRANSACTION_DECLINED'],
    reason: network_decline_code ?? decline_code ?? code,
    amount: amountOf(amount, currency),
    because: 'the payment failed before a charge was made, for instance at 3-D Secure',
  });
}

/** A charge of an earlier attempt may still stand there when this attempt failed at 3-D Secure. */
function failedWithCharge({ last_payment_error: error, latestCharge }: PaymentIntent): boolean {
  if (error?.charge) return true;
  return latestCharge !== undefined && error?.code !== 'payment_intent_authentication_failure';
}
