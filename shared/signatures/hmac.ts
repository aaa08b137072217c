import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';

/** The HMAC-SHA256 of the parts in a row, as text. */
export function hmacSha256(
  key: string | Buffer,
  parts: readonly (string | Buffer)[],
  encoding: 'hex' | 'base64',
): string {
  // Node takes several times as long for the same key in a Buffer.
  const hmac = createHmac('sha256', typeof key === 'string' ? key : createSecretKey(key));
  for (const part of parts) hmac.update(part);
  return hmac.digest(encoding);
}

/** Compares two texts in a time that depends on their lengths only. */
export function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Which of several secrets made one of several signatures. Every pair is compared, so the time
 * tells nothing about which one matched.
 * @param sign the signature a secret makes, in exactly the sender's spelling
 */
export function findSecret<Secret>(
  secrets: readonly Secret[],
  signatures: readonly string[],
  sign: (secret: Secret) => string,
): Secret | undefined {
  const matching = secrets.filter((secret) => {
    const expected = sign(secret);
    return signatures.filter((signature) => sameText(signature, expected)).length > 0;
  });
  return matching[0];
}
