import { findSecret, hmacSha256 } from '../../signatures/hmac.ts';
import { refused, signedBy } from '../authenticity.ts';
import type { Authenticity, SignedRequest } from '../provider.ts';

/** 32 bytes as the extension writes them. */
const SIGNATURE = /^[0-9a-f]{64}$/;

/**
 * Checks `X-Keycloak-Signature` against every configured secret. It covers the body and nothing
 * else: no id, no time.
 * Source: HttpSenderEventListenerProvider of https://github.com/p2-inc/keycloak-events
 */
export function authenticate(
  { headers, body }: SignedRequest,
  secrets: readonly string[],
): Authenticity {
  const signature = headers['x-keycloak-signature'] ?? '';
  if (!SIGNATURE.test(signature)) return refused(flawOf(signature, headers));
  const secret = findSecret(secrets, [signature], (candidate) =>
    hmacSha256(candidate, [body], 'hex'),
  );
  return secret === undefined ? refused(NO_MATCH) : signedBy(secret);
}

const NO_MATCH =
  "the signature does not fit: the secret is another webhook's, or the body was changed on its " +
  'way (parsed and written anew?)';

function flawOf(signature: string, headers: SignedRequest['headers']): string {
  if (signature === '') {
    return headers['authorization']?.startsWith('Bearer ')
      ? 'a bearer token and no X-Keycloak-Signature header: set the webhook to sign with a secret (HMAC)'
      : 'no X-Keycloak-Signature header: the webhook has no secret, a proxy removed the header, or it is not from Keycloak';
  }
  if (/^[0-9a-f]{40}$/.test(signature)) {
    return "the X-Keycloak-Signature header is a SHA-1: set the webhook's algorithm to HmacSHA256";
  }
  if (signature.includes(',')) return 'the X-Keycloak-Signature header was sent more than once';
  if (signature.startsWith('sha256=')) {
    return "the X-Keycloak-Signature header starts with sha256=: it is another extension's, not Phase Two's";
  }
  return 'the X-Keycloak-Signature header is not 64 lower-case hexadecimal digits';
}
