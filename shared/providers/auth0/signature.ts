import { findStaticSecret, flawOfStaticHeader } from '../../signatures/static-header.ts';
import { refused, signedBy } from '../authenticity.ts';
import type { Authenticity, SignedRequest } from '../provider.ts';

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
      'no Authorization header: the stream has no Authorization Token, or a proxy removed it',
    );
  }
  const flaw = flawOfStaticHeader(value);
  if (flaw !== undefined) return refused(flaw);
  const token = findStaticSecret(value, tokens);
  return token === undefined ? refused(likelyMistake(tokens, value)) : signedBy(token);
}

/** Only who knows a token is told that `Bearer` is all that is wrong. */
function likelyMistake(tokens: readonly string[], value: string): string {
  if (findStaticSecret(BEARER + value, tokens)) {
    return "the stream's Authorization Token lacks the `Bearer ` that AUTH0_STREAM_TOKENS has";
  }
  if (value.startsWith(BEARER) && findStaticSecret(value.slice(BEARER.length), tokens)) {
    return "AUTH0_STREAM_TOKENS lacks the `Bearer ` that the stream's Authorization Token has";
  }
  return value.includes(', ')
    ? 'the Authorization header was sent more than once, or its value is in no AUTH0_STREAM_TOKENS'
    : 'the Authorization header is in no AUTH0_STREAM_TOKENS: another stream, an old token, or not Auth0';
}
