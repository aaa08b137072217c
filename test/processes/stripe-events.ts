import { stripeEvent } from '../../shared/cli/signed-stripe-event.ts';

/** Events about one payment, all an hour old or less, in the order they happened. */
export interface PaymentEvents {
  /** The authorisation; it carries the assessment if one is given. */
  readonly charge: object;
  readonly refund: object;
  readonly dispute: object;
  /** States the same fact as `dispute`. */
  readonly fundsWithdrawn: object;
}

/** @param name tells this payment from all others */
export function paymentEvents(name: string, assessment?: string): PaymentEvents {
  const now = Math.floor(Date.now() / 1000);
  const about = {
    amount: 4200,
    currency: 'eur',
    charge: `ch_${name}`,
    payment_intent: `pi_${name}`,
  };
  const dispute = {
    ...about,
    id: `dp_${name}`,
    object: 'dispute',
    reason: 'fraudulent',
    status: 'needs_response',
    payment_method_details: { type: 'card', card: { brand: 'visa', network_reason_code: '10.4' } },
  };
  return {
    charge: stripeEvent(
      'charge.succeeded',
      {
        id: `ch_${name}`,
        object: 'charge',
        amount: 4200,
        currency: 'eur',
        payment_intent: `pi_${name}`,
        status: 'succeeded',
        metadata: assessment === undefined ? {} : { recaptcha_assessment: assessment },
      },
      now - 3600,
    ),
    refund: stripeEvent(
      'refund.created',
      { ...about, id: `re_${name}`, object: 'refund', status: 'succeeded' },
      now - 1800,
    ),
    dispute: stripeEvent('charge.dispute.created', dispute, now - 900),
    fundsWithdrawn: stripeEvent('charge.dispute.funds_withdrawn', dispute, now - 899),
  };
}
