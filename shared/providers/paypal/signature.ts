import { verify } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { instantFromText, milliseconds } from '../../time.ts';
import { refused, signedBy } from '../authenticity.ts';
import type { AuthenticationContext, Authenticity, SignedRequest } from '../provider.ts';
import { verifyCertificate } from './certificate.ts';

/**
 * PayPal delivers again for three days, and repeats the id and the time of the first transmission:
 * its own retries must still be taken. Replays within that time are known by their event.
 */
const OLDEST_SECONDS = 3 * 24 * 3600 + 300;
const AHEAD_SECONDS = 300;

/** What each header must look like; a header sent twice looks like none of them. */
const HEADERS = {
  'paypal-transmission-id': /^[\w-]{1,64}$/,
  'paypal-transmission-time': /^[\d:.TZ+-]{1,64}$/,
  'paypal-transmission-sig': /^[A-Za-z0-9+/]{1,1366}={0,2}$/,
  'paypal-cert-url':
    /^https:\/\/api\.(?:sandbox\.)?paypal\.com\/v1\/notifications\/certs\/[\w-]{1,128}$/,
  'paypal-auth-algo': /^SHA256withRSA$/,
} as const;

interface Transmission {
  /** What is signed, as far as the headers say it. */
  readonly start: string;
  readonly signature: Buffer;
  readonly certificate: URL;
}

/**
 * Checks PayPal's RSA signature over id, time, webhook id and checksum, with the certificate that
 * PayPal's own hosts serve.
 * Source: https://developer.paypal.com/api/rest/webhooks/rest/
 * @throws AnnotatorError `keys_unavailable`
 */
export async function authenticate(
  { headers, body }: SignedRequest,
  webhookIds: readonly string[],
  context: AuthenticationContext,
): Promise<Authenticity> {
  const transmission = readTransmission(headers, context.now);
  if (typeof transmission === 'string') return refused(transmission);
  const file = await context.fetchDocument(transmission.certificate);
  const key = verifyCertificate(file, context);
  if (typeof key === 'string') return refused(key);
  const { start, signature } = transmission;
  const checksum = crc32(body);
  const [webhookId] = webhookIds.filter((id) =>
    verify('sha256', Buffer.from(`${start}|${id}|${checksum}`), key, signature),
  );
  if (webhookId === undefined) return refused(NO_MATCH);
  return signedBy(webhookId);
}

const CLOCK = 'the clock of this machine is wrong';
const NO_MATCH =
  'the signature does not fit: the body was changed on its way (parsed and written anew?), or ' +
  'PAYPAL_WEBHOOK_IDS lacks this webhook; sandbox and live have their own, the simulator has none';

/** The headers, or what is wrong with them: everything that can be told before anything is fetched. */
function readTransmission(headers: SignedRequest['headers'], now: number): Transmission | string {
  for (const [name, shape] of Object.entries(HEADERS)) {
    const value = headers[name];
    if (!value) return `no ${name} header: not from PayPal, or a proxy removed it`;
    if (!shape.test(value)) return `the ${name} header is not what PayPal sends, or came twice`;
  }
  const time = headers['paypal-transmission-time'] ?? '';
  const signedAt = instantFromText(time);
  if (signedAt === undefined) return 'the paypal-transmission-time header is no time';
  const age = Math.trunc((now - milliseconds(signedAt)) / 1000);
  if (age > OLDEST_SECONDS) return `signed ${age} s ago: replayed, or ${CLOCK}`;
  if (-age > AHEAD_SECONDS) return `signed ${-age} s in the future: ${CLOCK}`;
  const encoded = headers['paypal-transmission-sig'] ?? '';
  const signature = Buffer.from(encoded, 'base64');
  if (signature.toString('base64') !== encoded) {
    return 'the paypal-transmission-sig header is no whole base64 text';
  }
  return {
    start: `${headers['paypal-transmission-id']}|${time}`,
    signature,
    certificate: new URL(headers['paypal-cert-url'] ?? ''),
  };
}
