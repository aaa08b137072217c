import { createPublicKey, type KeyObject } from 'node:crypto';
import * as z from 'zod';

const SHORTEST_MODULUS_BITS = 2048;

const keySet = z.object({ keys: z.array(z.unknown()) });

const rs256Key = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string(),
  e: z.string(),
  alg: z.literal('RS256').optional(),
  use: z.literal('sig').optional(),
});

/**
 * The public keys of a JSON Web Key Set by `kid`. What cannot be an RS256 key is left out; what is
 * no key set holds none.
 * Source: https://www.rfc-editor.org/rfc/rfc7517
 */
export function parseKeySet(json: unknown): ReadonlyMap<string, KeyObject> {
  const keys = new Map<string, KeyObject>();
  for (const candidate of keySet.safeParse(json).data?.keys ?? []) {
    const jwk = rs256Key.safeParse(candidate).data;
    if (!jwk) continue;
    const { kty, n, e } = jwk;
    const key = createPublicKey({ key: { kty, n, e }, format: 'jwk' });
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (bits >= SHORTEST_MODULUS_BITS) keys.set(jwk.kid, key);
  }
  return keys;
}
