import * as z from 'zod';
import { lines, list, sharedKey } from './lists.ts';

/** Not only the prefix: `whsec_$UNSET` would let anybody sign. */
const stripeSecret = z.string().regex(/^whsec_[!-~]{4,}$/, 'each must be whsec_ and the secret');

const adyenKey = z
  .string()
  .regex(/^([0-9A-Fa-f]{2}){16,64}$/, 'each must be the hexadecimal HMAC key of a webhook');

/** The password may hold anything but a line break. */
const credentials = z.string().regex(/^[^:\s][^:]*:.+$/, 'each must be user:password');

const braintreeKeys = z
  .string()
  .regex(/^[\w-]{4,}:[\w-]{4,}$/, 'each must be publicKey:privateKey');

/** PayPal's simulator signs for anybody, with the literal text WEBHOOK_ID. */
const payPalWebhookId = z
  .string()
  .regex(/^(?!WEBHOOK_ID$)[\w-]{4,64}$/i, 'each must be the id of a webhook');

/** What each processor's authentication needs; a provider without it is off. */
export const PAYMENT_SECRETS = {
  STRIPE_WEBHOOK_SECRETS: {
    read: list.pipe(z.array(stripeSecret)),
    means: '`whsec_…`, one per endpoint and mode; unset: Stripe is off',
    secret: true,
  },
  ADYEN_HMAC_KEYS: {
    read: list.pipe(z.array(adyenKey)),
    means: 'hexadecimal HMAC keys of the standard webhook; Adyen is off unless both are set',
    secret: true,
  },
  ADYEN_BASIC_AUTH: {
    read: lines.pipe(z.array(credentials)),
    means:
      '`user:password` as set on the webhook, separated by newlines only; needed because the HMAC leaves reason codes and dates unsigned',
    secret: true,
  },
  BRAINTREE_KEYS: {
    read: list.pipe(z.array(braintreeKeys)),
    means: '`publicKey:privateKey` of the API keys; unset: Braintree is off',
    secret: true,
  },
  PAYPAL_WEBHOOK_IDS: {
    read: list.pipe(z.array(payPalWebhookId)),
    means: 'ids of the webhooks, which PayPal signs; unset: PayPal is off',
  },
  CHECKOUT_WEBHOOK_KEYS: {
    read: list.pipe(z.array(sharedKey)),
    means: 'signature keys of the Checkout.com webhook actions; unset: Checkout.com is off',
    secret: true,
  },
  SQUARE_SIGNATURE_KEYS: {
    read: list.pipe(z.array(sharedKey)),
    means: 'signature keys of the webhook subscriptions; Square is off unless both are set',
    secret: true,
  },
  SQUARE_NOTIFICATION_URL: {
    read: z.url({ protocol: /^https?$/ }),
    means: 'the notification URL exactly as Square has it: it is part of what is signed',
  },
  SHOPIFY_CLIENT_SECRETS: {
    read: list.pipe(z.array(sharedKey)),
    means: 'client secret of the app whose webhooks these are; unset: Shopify is off',
    secret: true,
  },
} as const;
