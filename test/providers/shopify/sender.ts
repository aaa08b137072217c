import { createHmac } from 'node:crypto';
import { shopify } from '../../../shared/providers/shopify/index.ts';
import { type SecretName, type Sender, tamperBodyOr } from '../sender.ts';

const SECRETS: Readonly<Record<SecretName, string>> = {
  current: '5f2c0e9b7a1d4836b0c9e8d7f6a51234',
  former: '91d3b7c5e0f24a68bb17c2d9e4a65780',
  foreign: 'c0ffee00c0ffee00c0ffee00c0ffee00',
};

const ATTRIBUTES = '"note_attributes":[';

/** Shopify, signing by hand: its library verifies only. */
export const shopifySender: Sender<readonly string[]> = {
  provider: shopify,
  environment: (...names) => ({
    SHOPIFY_CLIENT_SECRETS: names.map((name) => SECRETS[name]).join(','),
  }),
  sign(payload, [secret = ''], at) {
    const body = Buffer.from(payload);
    const signature = createHmac('sha256', secret).update(body).digest('base64');
    const headers = {
      'content-type': 'application/json',
      'x-shopify-api-version': '2026-10',
      'x-shopify-event-id': '59d6d79c-595f-4e7e-bc6f-72f5c3d0c66f',
      'x-shopify-hmac-sha256': signature,
      'x-shopify-shop-domain': 'jsmith.myshopify.com',
      'x-shopify-topic': 'orders/create',
      'x-shopify-triggered-at': new Date(at).toISOString(),
      'x-shopify-webhook-id': '545ebdd4-b7be-4d3d-b14e-54aa78e0e0f9',
    };
    return { headers, body };
  },
  tamper: tamperBodyOr('x-shopify-hmac-sha256'),
  carry(payload, assessment) {
    const at = payload.indexOf(ATTRIBUTES) + ATTRIBUTES.length;
    if (at < ATTRIBUTES.length) return undefined;
    // Written into the text, so that ids above 2^53 are not parsed and rounded.
    const attribute = JSON.stringify({ name: 'recaptcha_assessment', value: assessment });
    const others = payload.slice(at);
    return `${payload.slice(0, at)}${attribute}${others.startsWith(']') ? '' : ','}${others}`;
  },
  samples: {
    first: 'order',
    second: 'dispute.fraud',
    unknown: JSON.stringify({ id: 788032119674, title: 'Coffee table', handle: 'coffee-table' }),
    unreadable: JSON.stringify({
      id: 'dispute 1',
      order_id: null,
      type: 'chargeback',
      reason: 'fraudulent',
      status: 'needs_response',
    }),
  },
};
