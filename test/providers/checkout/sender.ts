import { createHmac } from 'node:crypto';
import { checkout } from '../../../shared/providers/checkout/index.ts';
import { type SecretName, type Sender, tamperBodyOr } from '../sender.ts';

const KEYS: Readonly<Record<SecretName, string>> = {
  current: '8b1f9c72-44d0-4f0e-9a55-c1d2e3f40516',
  former: 'F0rmer%Key*OfTheWebhook',
  foreign: 'a-key-of-another-webhook',
};

/** Checkout.com; its SDKs sign nothing, so this is its documented recipe. */
export const checkoutSender: Sender<readonly string[]> = {
  provider: checkout,
  environment: (...names) => ({
    CHECKOUT_WEBHOOK_KEYS: names.map((name) => KEYS[name]).join(','),
  }),
  sign(payload, [key = '']) {
    const body = Buffer.from(payload);
    const signature = createHmac('sha256', key).update(body).digest('hex');
    const headers = { 'content-type': 'application/json', 'cko-signature': signature };
    return { headers, body };
  },
  tamper: tamperBodyOr('cko-signature'),
  carry(payload, assessment) {
    const event = JSON.parse(payload);
    const { data } = event;
    if (!/^payment_/.test(event.type) || data?.destination !== undefined) return undefined;
    data.metadata = { ...data.metadata, recaptcha_assessment: assessment };
    return JSON.stringify(event);
  },
  samples: {
    first: 'payment_approved',
    second: 'dispute_received.fraud',
    unknown: JSON.stringify({
      id: 'evt_y3oqhf46pyzuxjbcn2giaqnb44',
      type: 'test_helpers_invented',
      version: '1.0.0',
      created_on: '2026-09-29T08:00:03Z',
      data: {},
    }),
    unreadable: JSON.stringify({
      id: 'evt_z5w4pkadoi3u5hu5lmlklwrxla',
      type: 'payment_approved',
      version: '1.0.0',
      created_on: '2026-09-29T08:00:03Z',
      data: { id: 7 },
    }),
  },
};
