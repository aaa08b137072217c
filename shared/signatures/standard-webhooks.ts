import type { SignedRequest } from '../providers/provider.ts';
import { findSecret, hmacSha256 } from './hmac.ts';

export const STANDARD_WEBHOOKS_HEADERS = [
  'webhook-id',
  'webhook-timestamp',
  'webhook-signature',
] as const;

const WINDOW_MS = 300_000;
const MOST_SIGNATURES = 16;
const V1 = 'v1,';

// Without a dot in id and timestamp, `id.timestamp.body` can be split in one way only, so one
// signature never fits two requests.
const ID = /^[!-\-/-~]{1,255}$/;
const SECONDS = /^\d{1,11}$/;

export type StandardWebhooksResult<Signer> =
  /** `signer` is the entry of the key that matched; `id` is covered by the signature. */
  | { readonly authentic: true; readonly signer: Signer; readonly id: string }
  /** `reason` diagnoses the likely mistake and holds neither payload nor secret. */
  | { readonly authentic: false; readonly reason: string };

/**
 * Verifies a symmetric (`v1`) Standard Webhooks signature over the raw bytes of the body.
 * @param signers whose keys may have signed; any match passes, so keys can be rotated
 * @param now milliseconds since 1970; the signed time may lie 300 s to either side of it
 * Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function verifyStandardWebhooks<Signer extends { readonly key: Buffer }>(
  { headers, body }: SignedRequest,
  signers: readonly Signer[],
  now: number,
): StandardWebhooksResult<Signer> {
  const [id = '', timestamp = '', signature = ''] = STANDARD_WEBHOOKS_HEADERS.map(
    (name) => headers[name],
  );
  const candidates = signature.split(/,? /).filter((entry) => entry.startsWith(V1));
  const flaw =
    missingHeader(headers) ??
    flawOfId(id) ??
    flawOfTime(timestamp, now) ??
    flawOfSignatures(signature, candidates.length);
  if (flaw !== undefined) return { authentic: false, reason: flaw };

  const signed = [`${id}.${timestamp}.`, body];
  const signer = findSecret(
    signers,
    candidates,
    ({ key }) => V1 + hmacSha256(key, signed, 'base64'),
  );
  return signer
    ? { authentic: true, signer, id }
    : {
        authentic: false,
        reason:
          'no signature matches: another secret, or the body is not byte for byte the one that was signed (parsed and written anew on its way?)',
      };
}

function missingHeader(headers: SignedRequest['headers']): string | undefined {
  const missing = STANDARD_WEBHOOKS_HEADERS.filter((name) => !headers[name]);
  return missing.length > 0 ? `missing: ${missing.join(', ')}` : undefined;
}

function flawOfId(id: string): string | undefined {
  return ID.test(id)
    ? undefined
    : 'webhook-id must be 1 to 255 visible ASCII characters without a dot';
}

function flawOfTime(timestamp: string, now: number): string | undefined {
  if (/^\d{13}$/.test(timestamp)) return 'webhook-timestamp looks like milliseconds, not seconds';
  if (!SECONDS.test(timestamp)) return 'webhook-timestamp must be whole seconds since 1970';
  const ahead = Number(timestamp) * 1000 - now;
  if (Math.abs(ahead) <= WINDOW_MS) return undefined;
  return ahead > 0
    ? 'signed more than 300 s in the future: a clock is wrong'
    : 'signed more than 300 s ago: replayed, queued without signing again, or a clock is wrong';
}

function flawOfSignatures(header: string, count: number): string | undefined {
  if (count > MOST_SIGNATURES) return `more than ${MOST_SIGNATURES} signatures`;
  if (count > 0) return undefined;
  return header.includes('v1a,')
    ? 'only an asymmetric (v1a) signature, which is not supported here'
    : 'webhook-signature holds no v1 signature';
}
