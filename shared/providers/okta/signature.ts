import { findStaticSecret, flawOfStaticHeader } from '../../signatures/static-header.ts';
import { refused, signedBy } from '../authenticity.ts';
import type { Authenticity, Challenge, ChallengeAnswer, SignedRequest } from '../provider.ts';

const SCHEME = /^(?:Basic|Bearer) +/i;
/** Okta's are base64url; one that was sent twice, joined by `, `, is none. */
const CHALLENGE = /^[!-~]{1,1024}$/;

/**
 * Compares the `Authorization` header with every secret: Okta signs nothing.
 * Source: https://developer.okta.com/docs/concepts/event-hooks/#http-headers
 */
export function authenticate(
  { headers: { authorization: given } }: Pick<SignedRequest, 'headers'>,
  secrets: readonly string[],
): Authenticity {
  if (!given) return refused(MISSING);
  const flaw = flawOfStaticHeader(given);
  if (flaw !== undefined) return refused(flaw);
  const secret = findStaticSecret(given, secrets);
  return secret === undefined ? refused(mistakeIn(given, secrets)) : signedBy(secret);
}

/**
 * Proves that the address is ours, and only to who knows a secret: else anybody could have his own
 * text answered.
 * Source: https://developer.okta.com/docs/concepts/event-hooks/#one-time-verification-request
 */
export function answerChallenge(
  { headers }: Challenge,
  secrets: readonly string[],
): ChallengeAnswer {
  const verification = headers['x-okta-verification-challenge'];
  if (!verification) return { kind: 'no_challenge' };
  const authenticity = authenticate({ headers }, secrets);
  if (!authenticity.authentic) return { kind: 'refused', reason: authenticity.reason };
  if (!CHALLENGE.test(verification)) return { kind: 'no_challenge' };
  const body = JSON.stringify({ verification });
  return { kind: 'answer', reply: { contentType: 'application/json', body } };
}

const MISSING =
  'no Authorization header: the hook has no authentication field, or one of another name, or a ' +
  'proxy removed it';

function mistakeIn(given: string, secrets: readonly string[]): string {
  if (given.includes(', ')) {
    return 'the Authorization header is not in OKTA_HOOK_SECRETS; was it sent more than once?';
  }
  const bare = findStaticSecret(
    given.replace(SCHEME, ''),
    secrets.map((secret) => secret.replace(SCHEME, '')),
  );
  return bare === undefined
    ? 'the Authorization header is not in OKTA_HOOK_SECRETS: the secret of another hook, or one that was changed on one side only'
    : 'the Authorization header and the entry in OKTA_HOOK_SECRETS differ in their scheme (Basic, Bearer) only: Okta sends what was typed as the authentication secret, and the entry must be the same, scheme and all';
}
