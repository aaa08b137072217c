import { blocked, declined } from '../../payments/payment-events.ts';
import { type EventTable, nothing, on, says } from '../event-table.ts';
import type { Statement } from '../provider.ts';
import { amountOf } from './currency.ts';
import { type Charge, charge, type PaymentIntent, paymentIntent } from './schema.ts';

/** Payments that failed: refused by the issuer, by Radar, or before a charge was tried. */
export const DECLINES: EventTable = {
  'charge.failed': on(charge, (given) => says(failed(given))),

  'payment_intent.payment_failed': on(paymentIntent, (intent) =>
    failedWithCharge(intent)
      ? nothing('charge.failed states the same decline')
      : says(notAuthenticated(intent)),
  ),
};

function failed({ id, amount, currency, outcome, failure_code }: Charge): Statement {
  const moment = { entity: id, amount: amountOf(amount, currency) };
  if (outcome?.type === 'blocked') {
    const reason = outcome.reason ? `RADAR:${outcome.reason}` : 'RADAR';
    return blocked({ ...moment, reason }, 'Radar');
  }
  const reason = outcome?.network_decline_code ?? outcome?.reason ?? failure_code;
  return declined({ ...moment, reason });
}

function notAuthenticated({ id, amount, currency, last_payment_error }: PaymentIntent): Statement {
  const { network_decline_code, decline_code, code } = last_payment_error ?? {};
  const reason = network_decline_code ?? decline_code ?? code;
  return declined(
    { entity: id, reason, amount: amountOf(amount, currency) },
    'the payment failed before a charge was made, for instance at 3-D Secure',
  );
}

/** A charge of an earlier attempt may still stand there when this attempt failed at 3-D Secure. */
function failedWithCharge({ last_payment_error: error, latestCharge }: PaymentIntent): boolean {
  if (error?.charge) return true;
  return latestCharge !== undefined && error?.code !== 'payment_intent_authentication_failure';
}
