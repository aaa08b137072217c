import { sign } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { paypal } from '../../../shared/providers/paypal/index.ts';
import type { SignedRequest } from '../../../shared/providers/provider.ts';
import { flipBit, flipVisible, type SecretName, type Sender } from '../sender.ts';
import { payPalChain } from './certificates.ts';

const WEBHOOK_IDS: Readonly<Record<SecretName, string>> = {
  current: '1HE90801975891415',
  former: '5L518819FA0214926',
  foreign: '9XL90610J3647323C',
};

export const CERTIFICATE_URL =
  'https://api.sandbox.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-a5cafa77';

const SIGNED = [
  'paypal-transmission-id',
  'paypal-transmission-time',
  'paypal-transmission-sig',
] as const;

/** PayPal; none of its SDKs signs, so its certificates are made up here. */
export const paypalSender: Sender<readonly string[]> = {
  provider: paypal,
  environment: (...names) => ({
    PAYPAL_WEBHOOK_IDS: names.map((name) => WEBHOOK_IDS[name]).join(','),
  }),
  sign(payload, [webhookId = ''], at) {
    const body = Buffer.from(payload);
    const id = '103e3700-8b0c-11e6-8695-6b62a8a99ac4';
    const time = new Date(at).toISOString().replace('.000Z', 'Z');
    const signed = Buffer.from(`${id}|${time}|${webhookId}|${crc32(body)}`);
    const signature = sign('sha256', signed, payPalChain().leaf.keys.privateKey);
    const headers = {
      'content-type': 'application/json',
      'paypal-auth-algo': 'SHA256withRSA',
      'paypal-auth-version': 'v2',
      'paypal-cert-url': CERTIFICATE_URL,
      'paypal-transmission-id': id,
      'paypal-transmission-time': time,
      'paypal-transmission-sig': signature.toString('base64'),
    };
    return { headers, body };
  },
  tolerance: { past: 3 * 24 * 3600 + 300, ahead: 300 },
  tamper(request, random): SignedRequest {
    if (random() < 0.7) return { ...request, body: flipBit(request.body, random) };
    const name = SIGNED[Math.floor(random() * SIGNED.length)] ?? SIGNED[0];
    const value = flipVisible(request.headers[name] ?? '', random);
    return { ...request, headers: { ...request.headers, [name]: value } };
  },
  fetchText: async (url) =>
    url.href === CERTIFICATE_URL
      ? { kind: 'text', text: payPalChain().file, headers: new Headers() }
      : { kind: 'failed', code: 'HTTP 404' },
  get trustedRoots() {
    return payPalChain().trustedRoots;
  },
  carry(payload, assessment) {
    const event = JSON.parse(payload);
    const { resource } = event;
    if (event.resource_type === 'dispute') {
      for (const transaction of resource.disputed_transactions) transaction.custom = assessment;
    } else if ('parent_payment' in resource) resource.custom = assessment;
    else resource.custom_id = assessment;
    return JSON.stringify(event);
  },
  sameRow: [
    ['CUSTOMER.DISPUTE.CREATED', 'RISK.DISPUTE.CREATED', 'CUSTOMER.DISPUTE.UPDATED'],
    ['PAYMENT.CAPTURE.COMPLETED', 'PAYMENT.SALE.COMPLETED'],
    ['PAYMENT.CAPTURE.PENDING', 'PAYMENT.SALE.PENDING'],
    ['PAYMENT.CAPTURE.DECLINED', 'PAYMENT.CAPTURE.DENIED', 'PAYMENT.SALE.DENIED'],
    ['PAYMENT.CAPTURE.REFUNDED', 'PAYMENT.SALE.REFUNDED'],
  ],
  samples: {
    first: 'payment.capture.completed',
    second: 'customer.dispute.created.fraud',
    unknown: JSON.stringify({
      id: 'WH-2WR32451HC0233532-67976317FL4543714',
      event_type: 'VAULT.PAYMENT-TOKEN.INVENTED',
      create_time: '2026-10-01T10:00:00.000Z',
      resource: {},
    }),
    unreadable: JSON.stringify({
      id: 'WH-2WR32451HC0233532-67976317FL4543715',
      event_type: 'PAYMENT.CAPTURE.COMPLETED',
      create_time: '2026-10-01T10:00:00.000Z',
      resource: { id: 7 },
    }),
  },
};
