import { createHash } from 'node:crypto';
import { fingerprint } from '../../config/secrets.ts';
import { findSecret } from '../../signatures/hmac.ts';
import type { Authenticity, SignedRequest } from '../provider.ts';
import { refused } from '../refused.ts';

const LONGEST_HEADER = 8192;
const PRINTABLE = /^[ -~]+$/;
const BEARER = 'Bearer ';

/**
 * A log stream signs nothing: it sends the text it was given as its Authorization Token, as the
 * whole value of the header.
 * Source: https://auth0.com/docs/customize/log-streams/custom-log-streams
 */
export function authenticate(
  { headers: { authorization: value } }: SignedRequest,
  tokens: readonly string[],
): Authenticity {
  if (!value) {
    return refused(
      'no authorization header: the stream has no Authorization Token, or a proxy removed it',
    );
  }
  if (value.length > LONGEST_HEADER) return refused('the authorization header is too long');
  if (!PRINTABLE.test(value)) return refused('the authorization header is not printable ASCII');
  const token = findToken(tokens, value);
  return token === undefined
    ? refused(likelyMistake(tokens, value))
    : { authentic: true, secret: fingerprint(token) };
}

/** Compares digests, so that the time tells nothing of the length of a token either. */
function findToken(tokens: readonly string[], value: string): string | undefined {
  return findSecret(tokens, [digest(value)], digest);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** Only who knows a token is told that `Bearer` is all that is wrong. */
function likelyMistake(tokens: readonly string[], value: string): string {
  if (findToken(tokens, BEARER + value)) {
    return "the stream's Authorization Token lacks the `Bearer ` that AUTH0_STREAM_TOKENS has";
  }
  if (value.startsWith(BEARER) && findToken(tokens, value.slice(BEARER.length))) {
    return "AUTH0_STREAM_TOKENS lacks the `Bearer ` that the stream's Authorization Token has";
  }
  return value.includes(', ')
    ? 'the authorization header was sent more than once, or its value is in no AUTH0_STREAM_TOKENS'
    : 'the authorization header is in no AUTH0_STREAM_TOKENS: another stream, an old token, or not Auth0';
}
