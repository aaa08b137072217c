import { createHash } from 'node:crypto';

/** A document id from any texts or bytes: 132 bits, never sequential, parts kept apart. */
export function digest(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('base64url').slice(0, 22);
}
