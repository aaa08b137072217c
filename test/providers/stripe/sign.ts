import Stripe from 'stripe';
import type { SignedRequest } from '../../../shared/providers/provider.ts';

export const SECRET = 'whsec_kQ2ZrT7vW4xYb9LmN3pJs6Uc1Hd8FgAe';

/** Any moment will do; milliseconds since 1970. */
export const NOW = Date.UTC(2026, 8, 29, 8, 0, 0);

/**
 * A request as Stripe would send it, signed by Stripe's own SDK.
 * @param at milliseconds since 1970
 */
export function signed(body: string, secret = SECRET, at = NOW): SignedRequest {
  const header = signatureHeader(body, secret, at);
  return { headers: { 'stripe-signature': header }, body: Buffer.from(body) };
}

export function signatureHeader(payload: string, secret = SECRET, at = NOW): string {
  const timestamp = Math.floor(at / 1000);
  return Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
}
