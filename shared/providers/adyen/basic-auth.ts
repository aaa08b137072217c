import { findSecret } from '../../signatures/hmac.ts';

const LONGEST_HEADER = 4096;
const BASIC = /^basic +([A-Za-z0-9+/]+={0,2})$/i;

/**
 * What is wrong with an `Authorization` header; undefined when it is `Basic` with one of these
 * `user:password`.
 */
export function basicAuthFlaw(
  header: string | undefined,
  credentials: readonly string[],
): string | undefined {
  if (!header) {
    return 'basic authentication: no Authorization header; set user and password on the webhook, or a proxy removed it';
  }
  if (header.length > LONGEST_HEADER) return 'basic authentication: the header is too long';
  const given = BASIC.exec(header)?.[1];
  if (given === undefined) return 'basic authentication: the header is not one `Basic …`';
  const known = findSecret(credentials, [given], (entry) => Buffer.from(entry).toString('base64'));
  return known === undefined
    ? 'basic authentication: user and password are not those of ADYEN_BASIC_AUTH'
    : undefined;
}
