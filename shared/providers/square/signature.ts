import { findSecret, hmacSha256 } from '../../signatures/hmac.ts';
import { refused, signedBy } from '../authenticity.ts';
import type { Authenticity, SignedRequest } from '../provider.ts';

export interface SquareSecrets {
  readonly keys: readonly string[];
  /** Exactly as Square has it: it is part of what is signed. */
  readonly url: string;
}

const HEADER = 'x-square-hmacsha256-signature';
/** Base64 of the 32 bytes of a SHA-256. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;
const LONGEST_HEADER = 200;

/**
 * Checks the signature over the notification URL and the body against every configured key.
 * Source: https://developer.squareup.com/docs/webhooks/step3validate
 */
export function authenticate(
  { headers, body }: SignedRequest,
  { keys, url }: SquareSecrets,
): Authenticity {
  const flaw = flawOf(headers);
  if (flaw !== undefined) return refused(flaw);
  const key = findSecret(keys, [headers[HEADER] ?? ''], (candidate) =>
    hmacSha256(candidate, [url, body], 'base64'),
  );
  return key === undefined ? refused(NO_MATCH) : signedBy(key);
}

const NO_MATCH =
  'the signature does not fit: SQUARE_NOTIFICATION_URL is not exactly the URL in the Square ' +
  'Developer Console (a trailing slash, http for https, another host or path), the key is of ' +
  'another subscription (each has its own, and Sandbox and Production differ), or the body was ' +
  'changed on its way';

/** What is wrong with the header, before any key is tried. */
function flawOf(headers: SignedRequest['headers']): string | undefined {
  const signature = headers[HEADER];
  if (!signature) {
    return headers['x-square-signature']
      ? `only the legacy x-square-signature header (SHA-1), which is not accepted: a proxy removed ${HEADER}, or the webhook is of version 1`
      : `no ${HEADER} header: not from Square, or a proxy removed it`;
  }
  if (signature.length > LONGEST_HEADER) return `the ${HEADER} header is too long`;
  if (signature.includes(',')) return `the ${HEADER} header was sent more than once`;
  if (!SIGNATURE.test(signature)) return `the ${HEADER} header is no SHA-256 in base64`;
  return undefined;
}
