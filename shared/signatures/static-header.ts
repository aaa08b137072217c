import { createHash } from 'node:crypto';
import { findSecret } from './hmac.ts';

const LONGEST_HEADER = 8192;
const PRINTABLE = /^[ -~]+$/;

/**
 * Which of these texts a header is, for senders that sign nothing. Digests are compared, so that the
 * time tells nothing, not even of the length of a secret.
 */
export function findStaticSecret(given: string, secrets: readonly string[]): string | undefined {
  return findSecret(secrets, [digest(given)], digest);
}

/** Why a header can be no secret at all; undefined if it may be one. */
export function flawOfStaticHeader(given: string): string | undefined {
  if (given.length > LONGEST_HEADER) return 'the Authorization header is too long';
  return PRINTABLE.test(given) ? undefined : 'the Authorization header is not printable ASCII';
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
