import * as z from 'zod';

/** What Cloud Run's IAM check puts in place of the signature it has verified. */
const REMOVED_SIGNATURE = 'SIGNATURE_REMOVED_BY_GOOGLE';

const LONGEST_TOKEN = 8192;

// A header with `crit` demands extensions to be understood, and none is (RFC 7515 §4.1.11).
const jwtHeader = z.object({
  alg: z.literal('RS256'),
  kid: z.string(),
  typ: z.literal('JWT').optional(),
  crit: z.undefined().optional(),
});

export type JsonWebToken =
  | {
      readonly kind: 'token';
      readonly kid: string;
      /** Parsed JSON, not checked; undefined when it is none. */
      readonly claims: unknown;
      /** The bytes the signature covers. */
      readonly signed: Buffer;
      readonly signature: Buffer | 'removed';
    }
  | { readonly kind: 'malformed'; readonly reason: string };

/**
 * Takes a compact JWS apart: RS256 only, at most 8 KiB, each part in the one base64url spelling
 * its bytes have. Verifies nothing.
 * Source: https://www.rfc-editor.org/rfc/rfc7515
 */
export function parseJsonWebToken(token: string): JsonWebToken {
  if (token.length > LONGEST_TOKEN) return malformed(`it is longer than ${LONGEST_TOKEN} bytes`);
  const [header = '', payload = '', tail = '', ...more] = token.split('.');
  const signature = tail === REMOVED_SIGNATURE ? 'removed' : decode(tail);
  if (more.length > 0 || !signature) return malformed('it is not three parts in base64url');
  const head = jwtHeader.safeParse(parseJson(header));
  if (!head.success) return malformed('its header must say alg RS256 and a kid');
  const signed = Buffer.from(`${header}.${payload}`);
  return { kind: 'token', kid: head.data.kid, claims: parseJson(payload), signed, signature };
}

function parseJson(part: string): unknown {
  const bytes = decode(part);
  try {
    return bytes && JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

function decode(part: string): Buffer | undefined {
  const bytes = Buffer.from(part, 'base64url');
  return part !== '' && bytes.toString('base64url') === part ? bytes : undefined;
}

function malformed(reason: string): JsonWebToken {
  return { kind: 'malformed', reason };
}
