import { type SignatureHeader, valuesOf } from '../../signatures/header-values.ts';
import { findSecret, hmacSha256 } from '../../signatures/hmac.ts';
import { refused, signedBy } from '../authenticity.ts';
import type { AuthenticationContext, Authenticity, SignedRequest } from '../provider.ts';

const LONGEST_HEADER = 4096;
const MOST_SIGNATURES = 20;
const TOLERANCE_SECONDS = 300;
const VISIBLE_ASCII = /^[\x20-\x7e]*$/;

/**
 * Checks `Stripe-Signature: t=…,v1=…` against every configured secret.
 * Source: https://docs.stripe.com/webhooks#verify-manually
 */
export function authenticate(
  { headers, body }: SignedRequest,
  secrets: readonly string[],
  { now }: Pick<AuthenticationContext, 'now'>,
): Authenticity {
  const header = parseHeader(headers['stripe-signature']);
  if (typeof header === 'string') return refused(header);
  const { time, signatures } = header;
  const secret = findSecret(secrets, signatures, (candidate) =>
    hmacSha256(candidate, [`${time}.`, body], 'hex'),
  );
  if (secret === undefined) return refused(NO_MATCH);
  const age = Math.floor(now / 1000) - Number(time);
  if (age > TOLERANCE_SECONDS) return refused(`signed ${age} s ago: replayed, or ${CLOCK}`);
  if (-age > TOLERANCE_SECONDS) return refused(`signed ${-age} s in the future: ${CLOCK}`);
  return signedBy(secret);
}

const CLOCK = 'the clock of this machine is wrong';
const NO_MATCH =
  'no signature fits: the body was changed on its way (parsed and written anew?), or the secret is ' +
  'of another endpoint or mode; each endpoint has its own, and test and live mode differ';

/** The header's parts, its time in seconds since 1970, or what is wrong with it. */
function parseHeader(header: string | undefined): SignatureHeader | string {
  if (!header) return 'no Stripe-Signature header: not from Stripe, or a proxy removed it';
  if (header.length > LONGEST_HEADER) return 'the Stripe-Signature header is too long';
  if (!VISIBLE_ASCII.test(header)) return 'the Stripe-Signature header is not plain ASCII';
  const [time, ...moreTimes] = valuesOf('t', header);
  const signatures = valuesOf('v1', header);
  if (time === undefined) return 'the Stripe-Signature header has no time (t=)';
  if (moreTimes.length > 0) return 'the Stripe-Signature header has more than one time (t=)';
  if (!/^\d{1,12}$/.test(time)) return 'the time (t=) of the Stripe-Signature header is no number';
  if (signatures.length === 0) return 'the Stripe-Signature header has no v1 signature';
  if (signatures.length > MOST_SIGNATURES) return 'the Stripe-Signature header has too many v1';
  return { time, signatures };
}
