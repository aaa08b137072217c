import { createHmac } from 'node:crypto';
import { square } from '../../../shared/providers/square/index.ts';
import type { SquareSecrets } from '../../../shared/providers/square/signature.ts';
import { type SecretName, type Sender, tamperBodyOr } from '../sender.ts';

const KEYS: Readonly<Record<SecretName, string>> = {
  current: 'Kx7_q2LmVb9Tz-4RwYs1Dg',
  former: 'Fm3-r8NcWj5Hx_2PkQt6Ea',
  foreign: 'Zz0_f6BvCu1Gy-8MnXo4Ip',
};

export const NOTIFICATION_URL = 'https://annotator.example.com/payment-webhook/square';
/** What a `reference_id` holds: a bare id, but no full name. */
const LONGEST_REFERENCE = 40;

/** The header of Square, as its page describes it. */
export function signatureOf(body: string | Buffer, key: string, url = NOTIFICATION_URL): string {
  return createHmac('sha256', key).update(url).update(body).digest('base64');
}

/** Square, whose own SDK only verifies. */
export const squareSender: Sender<SquareSecrets> = {
  provider: square,
  environment: (...names) => ({
    SQUARE_SIGNATURE_KEYS: names.map((name) => KEYS[name]).join(','),
    SQUARE_NOTIFICATION_URL: NOTIFICATION_URL,
  }),
  sign(payload, { keys: [key = ''], url }) {
    const signature = signatureOf(payload, key, url);
    const headers = {
      'content-type': 'application/json',
      'x-square-hmacsha256-signature': signature,
    };
    return { headers, body: Buffer.from(payload) };
  },
  tamper: tamperBodyOr('x-square-hmacsha256-signature'),
  carry(payload, assessment) {
    const event = JSON.parse(payload);
    const { payment } = event.data.object;
    if (payment === undefined) return undefined;
    if (assessment.length <= LONGEST_REFERENCE) payment.reference_id = assessment;
    else payment.note = assessment;
    return JSON.stringify(event);
  },
  sameRow: [
    ['payment.created', 'payment.updated'],
    ['refund.created', 'refund.updated'],
    ['dispute.created', 'dispute.state.updated', 'dispute.state.changed'],
  ],
  samples: {
    first: 'payment.created',
    second: 'dispute.created.fraud',
    unknown: JSON.stringify({
      type: 'order.updated',
      event_id: '0e1f2d3c-1111-4222-a333-444455556666',
      data: { type: 'order_updated', id: 'o1', object: { order_updated: { order_id: 'o1' } } },
    }),
    unreadable: JSON.stringify({
      type: 'payment.created',
      event_id: '0e1f2d3c-1111-4222-a333-444455557777',
      data: { type: 'payment', id: 'p1', object: { payment: { id: 7, status: 'APPROVED' } } },
    }),
  },
};
