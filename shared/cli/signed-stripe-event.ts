import Stripe from 'stripe';

/** A Stripe event as its sender would send it. */
export interface SignedEvent {
  readonly body: string;
  /** The `Stripe-Signature` header. */
  readonly signature: string;
}

/** Signs with Stripe's own SDK. `at`: seconds since 1970 the signature claims, now by default. */
export function signStripeEvent(event: object, secret: string, at?: number): SignedEvent {
  const body = JSON.stringify(event);
  const timestamp = at === undefined ? {} : { timestamp: at };
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload: body,
    secret,
    ...timestamp,
  });
  return { body, signature };
}

let events = 0;

/** An event envelope around an object, as of this moment unless `created` (epoch seconds) says otherwise. */
export function stripeEvent(type: string, object: object, created = nowSeconds()): object {
  events += 1;
  return {
    id: `evt_${created}${String(events).padStart(6, '0')}`,
    object: 'event',
    api_version: '2026-10-28.endive',
    created,
    type,
    livemode: false,
    data: { object },
  };
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
