import { type SignatureHeader, valuesOf } from '../../signatures/header-values.ts';
import { findSecret, hmacSha256 } from '../../signatures/hmac.ts';
import { refused, signedBy } from '../authenticity.ts';
import { readJson } from '../json-body.ts';
import type { AuthenticationContext, Authenticity, SignedRequest } from '../provider.ts';

const LONGEST_HEADER = 2048;
const MOST_SIGNATURES = 16;
const SIGNATURE = /^[0-9a-f]{64}$/;
const MILLISECONDS = /^\d{13}$/;
const SECONDS = /^\d{10}$/;
const WINDOW_MS = 180_000;

/**
 * Checks `WorkOS-Signature: t=…, v1=…` against every configured secret, 180 s to either side of now.
 * Source: https://workos.com/docs/events/data-syncing/webhooks
 */
export function authenticate(
  { headers, body }: SignedRequest,
  secrets: readonly string[],
  { now }: Pick<AuthenticationContext, 'now'>,
): Authenticity {
  const header = parseHeader(headers['workos-signature']);
  if (typeof header === 'string') return refused(header);
  const ahead = Number(header.time) - now;
  if (Math.abs(ahead) > WINDOW_MS) return refused(ahead > 0 ? IN_THE_FUTURE : TOO_OLD);
  const secret = findSigner(header, secrets, body) ?? findSigner(header, secrets, asWritten(body));
  return secret === undefined ? refused(NO_MATCH) : signedBy(secret);
}

function findSigner(
  { time, signatures }: SignatureHeader,
  secrets: readonly string[],
  body: Buffer | string,
): string | undefined {
  return findSecret(secrets, signatures, (secret) => hmacSha256(secret, [`${time}.`, body], 'hex'));
}

/**
 * What WorkOS signs is what `JSON.stringify` writes: that survives if a proxy spaced it otherwise,
 * and says the same to whoever reads it.
 */
function asWritten(body: Buffer): Buffer | string {
  const json = readJson(body);
  return json.ok ? JSON.stringify(json.value) : body;
}

const CLOCK = 'the clock of this machine is wrong';
const TOO_OLD = `signed more than 180 s ago: replayed, kept back on its way, or ${CLOCK}`;
const IN_THE_FUTURE = `signed more than 180 s in the future: ${CLOCK}`;
const NO_MATCH =
  'no signature fits: the secret is of another endpoint (each has its own, and staging and ' +
  'production differ), or the body was changed on its way';

/** The header's parts, its time in milliseconds since 1970, or what is wrong with it. */
function parseHeader(header: string | undefined): SignatureHeader | string {
  if (!header) return 'no WorkOS-Signature header: not from WorkOS, or a proxy removed it';
  if (header.length > LONGEST_HEADER) return 'the WorkOS-Signature header is too long';
  const [time, ...moreTimes] = valuesOf('t', header);
  if (time === undefined) return 'the WorkOS-Signature header has no time (t=)';
  if (moreTimes.length > 0) return 'the WorkOS-Signature header was sent more than once';
  if (SECONDS.test(time)) return 'the time (t=) looks like seconds, not milliseconds';
  if (!MILLISECONDS.test(time)) return 'the time (t=) must be milliseconds since 1970, 13 digits';
  const given = valuesOf('v1', header);
  const signatures = given.filter((value) => SIGNATURE.test(value));
  if (signatures.length > MOST_SIGNATURES) return `more than ${MOST_SIGNATURES} signatures (v1=)`;
  if (signatures.length > 0) return { time, signatures };
  return given.length === 0
    ? 'the WorkOS-Signature header has no signature (v1=)'
    : 'no signature (v1=) is 64 hexadecimal digits in lower case: cut, or encoded otherwise';
}
