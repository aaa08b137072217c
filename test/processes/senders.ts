import { Webhook } from 'standardwebhooks';
import Stripe from 'stripe';

export const STRIPE_SECRET = 'whsec_0w7TqGm2aVtJ5nYkPz3XbRc8LhDf6SeU';
export const CALLER_SECRET = `whsec_${Buffer.alloc(32, 'caller').toString('base64')}`;

/** Something one of the annotator's senders says to it, and says again until it is answered. */
export type Message =
  | { readonly to: 'stripe'; readonly event: object | string }
  | { readonly to: 'link'; readonly item: object }
  | { readonly to: 'deliver' };

export interface Result {
  readonly event?: string;
  readonly status: string;
}

export interface Reply {
  readonly status: number;
  readonly body: { readonly results?: readonly Result[]; readonly left?: { pending: number } };
}

/**
 * Says it as its sender would, signed at `now` (milliseconds since 1970).
 * @returns undefined when no answer came
 */
export async function say(url: string, message: Message, now: number): Promise<Reply | undefined> {
  const { path, headers, body } = signed(message, now);
  try {
    const response = await fetch(url + path, { method: 'POST', headers, body });
    return { status: response.status, body: (await response.json()) as Reply['body'] };
  } catch {
    return undefined;
  }
}

function signed(message: Message, now: number) {
  switch (message.to) {
    case 'stripe':
      return { path: '/payment-webhook/stripe', ...stripeRequest(message.event, now) };
    case 'link':
      return { path: '/assess/link', ...callerRequest(JSON.stringify(message.item), now) };
    case 'deliver':
      return { path: '/deliver', ...callerRequest('', now) };
  }
}

/** Headers and body of a webhook signed by Stripe's own SDK; a text is sent as it is. */
export function stripeRequest(event: object | string, now: number) {
  const body = typeof event === 'string' ? event : JSON.stringify(event);
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload: body,
    secret: STRIPE_SECRET,
    timestamp: Math.floor(now / 1000),
  });
  return { headers: { 'content-type': 'application/json', 'stripe-signature': signature }, body };
}

let messages = 0;

/** Headers and body of a call that one of the site's own services signed. */
export function callerRequest(body: string, now: number) {
  messages += 1;
  const id = `msg_${messages}`;
  const at = new Date(now);
  return {
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now / 1000)),
      'webhook-signature': new Webhook(CALLER_SECRET).sign(id, at, body),
    },
    body,
  };
}
