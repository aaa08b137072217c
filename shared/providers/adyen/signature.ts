import { findSecret, hmacSha256 } from '../../signatures/hmac.ts';
import { refused, signedBy } from '../authenticity.ts';
import { own } from '../own.ts';
import type { Authenticity, SignedRequest } from '../provider.ts';
import { basicAuthFlaw } from './basic-auth.ts';
import { readNotification, unwrap } from './notification.ts';

export interface AdyenSecrets {
  /** HMAC keys, hexadecimal. */
  readonly keys: readonly string[];
  /** `user:password` */
  readonly basicAuth: readonly string[];
}

type Checked = { readonly key: string } | { readonly flaw: string };

/**
 * Checks basic authentication, then each item's own signature: the HMAC covers eight fields of an
 * item and nothing else, so neither layer is enough alone. Items that fail are dropped.
 * Source: https://docs.adyen.com/development-resources/webhooks/verify-hmac-signatures
 */
export function authenticate(
  { headers, body }: SignedRequest,
  { keys, basicAuth }: AdyenSecrets,
): Authenticity {
  const flaw = basicAuthFlaw(headers.authorization, basicAuth);
  if (flaw !== undefined) return refused(flaw);
  const notification = readNotification(body);
  if (typeof notification === 'string') {
    return refused(`HMAC: nothing to verify; ${notification}`);
  }
  const { live, notificationItems: items } = notification;
  const checked = items.map((wrapper) => check(unwrap(wrapper), keys));
  const key = checked.flatMap((item) => ('key' in item ? [item.key] : []))[0];
  const flaws = checked.flatMap((item, index) =>
    'flaw' in item ? [`item ${index}: ${item.flaw}`] : [],
  );
  if (key === undefined) return refused(`HMAC: ${flaws[0]}`);
  if (flaws.length === 0) return signedBy(key);
  const good = items.filter((_, index) => 'key' in (checked[index] ?? {}));
  const rest = Buffer.from(JSON.stringify({ live, notificationItems: good }));
  return { ...signedBy(key), body: rest, dropped: flaws };
}

/** Longer than any signature; the HMAC-SHA256 in base64 has 44 characters. */
const LONGEST_SIGNATURE = 100;
const NO_MATCH =
  'no key of ADYEN_HMAC_KEYS makes its hmacSignature: the key is of another webhook or of the other ' +
  'environment (test and live differ), or a field was changed on its way';

function check(item: unknown, keys: readonly string[]): Checked {
  const signature = own(item, 'additionalData', 'hmacSignature');
  if (typeof signature !== 'string' || signature === '') {
    return { flaw: 'has no additionalData.hmacSignature; generate an HMAC key for the webhook' };
  }
  if (signature.length > LONGEST_SIGNATURE) return { flaw: 'its hmacSignature is too long' };
  const signed = signedText(item);
  if (signed === undefined) {
    return { flaw: 'a signed field is neither text nor a whole number below 2^53' };
  }
  const key = findSecret(keys, [signature], (candidate) =>
    hmacSha256(Buffer.from(candidate, 'hex'), [signed], 'base64'),
  );
  return key === undefined ? { flaw: NO_MATCH } : { key };
}

/** The eight signed fields, joined as they are: Adyen escapes neither `:` nor `\` in them. */
function signedText(item: unknown): string | undefined {
  const fields = [
    own(item, 'pspReference'),
    own(item, 'originalReference'),
    own(item, 'merchantAccountCode'),
    own(item, 'merchantReference'),
    own(item, 'amount', 'value'),
    own(item, 'amount', 'currency'),
    own(item, 'eventCode'),
    own(item, 'success'),
  ].map(fieldText);
  return fields.includes(undefined) ? undefined : fields.join(':');
}

function fieldText(value: unknown): string | undefined {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return Number.isSafeInteger(value) ? String(value) : undefined;
}
