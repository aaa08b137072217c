import { findSecret, hmacSha256 } from '../../signatures/hmac.ts';
import { refused, signedBy } from '../authenticity.ts';
import type { Authenticity, SignedRequest } from '../provider.ts';

const SIGNATURE = /^[0-9a-f]{64}$/;

/** Room to tell a signature sent twice from anything longer. */
const LONGEST_HEADER = 1024;

/**
 * Checks `Cko-Signature`, the HMAC-SHA256 of the raw body in lower-case hexadecimal, against every
 * configured key. Nothing signs a time, so only the id of an event tells a replay.
 * Source: https://www.checkout.com/docs/developer-resources/event-notifications/receive-webhooks
 */
export function authenticate(
  { headers, body }: SignedRequest,
  keys: readonly string[],
): Authenticity {
  const signature = headers['cko-signature'];
  if (!signature) return refused(MISSING);
  if (!SIGNATURE.test(signature)) return refused(`the Cko-Signature header ${flawOf(signature)}`);
  const key = findSecret(keys, [signature], (candidate) => hmacSha256(candidate, [body], 'hex'));
  return key === undefined ? refused(NO_MATCH) : signedBy(key);
}

const MISSING =
  'no Cko-Signature header: not from Checkout.com, a proxy removed it, or the webhook was set up ' +
  'without a signature key';
const NO_MATCH =
  'the signature does not fit: the body was changed on its way (parsed and written anew?), or the ' +
  'key is of another webhook; each has its own, and sandbox and live differ';

function flawOf(header: string): string {
  if (header.length > LONGEST_HEADER) return 'is too long';
  if (header.includes(',')) return 'was sent more than once';
  if (/^[0-9A-Fa-f]{64}$/.test(header)) return 'is not in lower case: something rewrote it';
  return 'is not 64 hexadecimal digits: it was cut or encoded otherwise';
}
