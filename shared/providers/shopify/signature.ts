import { findSecret, hmacSha256 } from '../../signatures/hmac.ts';
import { refused, signedBy } from '../authenticity.ts';
import type { Authenticity, SignedRequest } from '../provider.ts';

/** 32 bytes in base64. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;

/**
 * Checks `X-Shopify-Hmac-Sha256` against every configured client secret. It covers the body and
 * nothing else: no topic, no id, no time.
 * Source: https://shopify.dev/docs/apps/build/webhooks/verify-deliveries
 */
export function authenticate(
  { headers, body }: SignedRequest,
  secrets: readonly string[],
): Authenticity {
  const signature = headers['x-shopify-hmac-sha256'];
  const flaw = flawOf(signature);
  if (signature === undefined || flaw !== undefined) return refused(flaw ?? MISSING);
  const secret = findSecret(secrets, [signature], (candidate) =>
    hmacSha256(candidate, [body], 'base64'),
  );
  return secret === undefined ? refused(NO_MATCH) : signedBy(secret);
}

const MISSING = 'no X-Shopify-Hmac-Sha256 header: not from Shopify, or a proxy removed it';
const NO_MATCH =
  'the signature does not fit: the body was changed on its way (parsed and written anew?), or the ' +
  "secret is another app's; up to an hour after a rotation Shopify signs with the old one";

function flawOf(header: string | undefined): string | undefined {
  if (!header) return MISSING;
  if (SIGNATURE.test(header)) return undefined;
  if (header.includes(',')) return 'the X-Shopify-Hmac-Sha256 header stands there more than once';
  if (/^[0-9A-Fa-f]{64}$/.test(header)) {
    return 'the X-Shopify-Hmac-Sha256 header is in hexadecimal: Shopify writes base64';
  }
  return 'the X-Shopify-Hmac-Sha256 header is not 32 bytes in base64';
}
