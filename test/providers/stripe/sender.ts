import Stripe from 'stripe';
import { stripe } from '../../../shared/providers/stripe/index.ts';
import { type SecretName, type Sender, tamperBodyOr } from '../sender.ts';

const SECRETS: Readonly<Record<SecretName, string>> = {
  current: 'whsec_kQ2ZrT7vW4xYb9LmN3pJs6Uc1Hd8FgAe',
  former: 'whsec_Fo1rMeR2sEcReT3oFtHe4EnDpOiNt5Abc',
  foreign: 'whsec_Zz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2Rr1Qq0Pp',
};

/** Stripe, signing with its own SDK. */
export const stripeSender: Sender<readonly string[]> = {
  provider: stripe,
  environment: (...names) => ({
    STRIPE_WEBHOOK_SECRETS: names.map((name) => SECRETS[name]).join(','),
  }),
  sign(payload, [secret = ''], at) {
    const timestamp = Math.floor(at / 1000);
    const header = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
    const headers = { 'content-type': 'application/json', 'stripe-signature': header };
    return { headers, body: Buffer.from(payload) };
  },
  tolerance: { past: 300, ahead: 300 },
  tamper: tamperBodyOr('stripe-signature'),
  carry(payload, assessment) {
    const event = JSON.parse(payload);
    const { object } = event.data;
    if (!['charge', 'payment_intent'].includes(object.object)) return undefined;
    object.metadata = { ...object.metadata, recaptcha_assessment: assessment };
    return JSON.stringify(event);
  },
  sameRow: [
    ['charge.dispute.created', 'charge.dispute.funds_withdrawn'],
    ['refund.created', 'refund.updated'],
  ],
  samples: {
    first: 'charge.succeeded',
    second: 'charge.dispute.created.fraud',
    unknown: JSON.stringify({
      id: 'evt_1',
      object: 'event',
      type: 'test_helpers.invented',
      data: { object: {} },
    }),
    unreadable: JSON.stringify({
      id: 'evt_2',
      object: 'event',
      type: 'charge.succeeded',
      data: { object: { id: 7 } },
    }),
  },
};
