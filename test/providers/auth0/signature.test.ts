import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseConfig } from '../../../shared/config/config.ts';
import { fingerprint } from '../../../shared/config/secrets.ts';
import { auth0 } from '../../../shared/providers/auth0/index.ts';
import { authenticate } from '../../../shared/providers/auth0/signature.ts';
import { TOKENS } from './sender.ts';

const BODY = Buffer.from('{}');

function check(authorization: string | undefined, tokens: readonly string[] = [TOKENS.current]) {
  return authenticate({ headers: { authorization }, body: BODY }, tokens);
}

describe("Auth0's Authorization Token: what passes", () => {
  const passing: readonly (readonly [string, string])[] = [
    ['with Bearer before it', 'Bearer 9fK2mQ7xVb4Tz1Rw'],
    ['without', '9fK2mQ7xVb4Tz1Rw'],
    ['another scheme', 'Basic c3RyZWFtOjlmSzJtUTd4VmI0VHoxUnc='],
    ['blanks and commas', 'Bearer tenant 1, 9fK2mQ7xVb4Tz1Rw'],
    ['every other printable character', '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'],
    ['4,096 characters', 'x'.repeat(4096)],
  ];
  for (const [name, token] of passing) {
    test(`the whole value as it was configured: ${name}`, () => {
      assert.deepEqual(check(token, [token]), { authentic: true, secret: fingerprint(token) });
    });
  }

  test('any of several tokens, and its fingerprint tells which', () => {
    const tokens = [TOKENS.former, TOKENS.current];
    for (const list of [tokens, tokens.toReversed()]) {
      for (const token of tokens) {
        assert.deepEqual(check(token, list), { authentic: true, secret: fingerprint(token) });
      }
    }
  });

  test('whatever the body and the content type are, for neither is signed', () => {
    const headers = { authorization: TOKENS.current, 'content-type': 'text/plain' };
    for (const body of [Buffer.alloc(0), Buffer.from([0xff]), BODY]) {
      assert.equal(authenticate({ headers, body }, [TOKENS.current]).authentic, true);
    }
  });
});

describe("Auth0's Authorization Token: what is refused, and why", () => {
  const NONE = /in no AUTH0_STREAM_TOKENS: another stream, an old token, or not Auth0/;
  const refused: readonly (readonly [string, string | undefined, RegExp])[] = [
    ['no header', undefined, /^no Authorization header: .* no Authorization Token, or a proxy/],
    ['an empty header', '', /^no Authorization header/],
    ['another token', TOKENS.foreign, NONE],
    ['another case', TOKENS.current.toLowerCase(), NONE],
    ['another case of Bearer', TOKENS.current.replace('Bearer', 'bearer'), NONE],
    ['two blanks behind Bearer', TOKENS.current.replace(' ', '  '), NONE],
    ['a truncated token', TOKENS.current.slice(0, -1), NONE],
    ['a lengthened token', `${TOKENS.current}x`, NONE],
    ['a blank behind it', `${TOKENS.current} `, NONE],
    ['Bearer alone', 'Bearer ', NONE],
    ['the token without its Bearer', TOKENS.current.slice(7), /lacks the `Bearer ` that AUTH0_/],
    ['the header twice, joined by Node', `${TOKENS.current}, ${TOKENS.current}`, /more than once/],
    ['no ASCII', `é${TOKENS.current}`, /not printable ASCII/],
    ['a control character', `${TOKENS.current}\u0000`, /not printable ASCII/],
    ['200,000 characters', 'A'.repeat(200_000), /too long/],
  ];
  for (const [name, authorization, reason] of refused) {
    test(name, () => {
      const result = check(authorization);
      assert.ok(!result.authentic);
      assert.match(result.reason, reason);
    });
  }

  test('a Bearer that only the stream has', () => {
    const result = check(`Bearer ${TOKENS.former}`, [TOKENS.former]);
    assert.ok(!result.authentic);
    assert.match(result.reason, /AUTH0_STREAM_TOKENS lacks the `Bearer `/);
  });

  test('no tokens at all, whatever the header', () => {
    for (const value of [TOKENS.current, 'Bearer ', ' ']) {
      assert.equal(check(value, []).authentic, false);
    }
  });

  test('a reason holds neither the header nor a token', () => {
    for (const value of [TOKENS.foreign, TOKENS.current.slice(7), `${TOKENS.current}, x`]) {
      const result = check(value);
      assert.ok(!result.authentic);
      for (const secret of [value, TOKENS.current.slice(7), TOKENS.foreign.slice(7)]) {
        assert.equal(result.reason.includes(secret), false);
      }
    }
  });
});

describe('the tokens of Auth0', () => {
  const secretsWith = (AUTH0_STREAM_TOKENS: string) =>
    auth0.secrets(parseConfig({ RECAPTCHA_PROJECT: 'demo-project', AUTH0_STREAM_TOKENS }));

  test('Auth0 is off without any', () => {
    for (const none of ['', '\n', ' \n ']) assert.equal(secretsWith(none), undefined);
  });

  test('they are separated by newlines only', () => {
    assert.deepEqual(secretsWith('Bearer a,b c\nd,e f\n'), ['Bearer a,b c', 'd,e f']);
  });

  test('the provider is one frozen definition of an identity callback', () => {
    assert.equal(Object.isFrozen(auth0), true);
    assert.deepEqual([auth0.id, auth0.function], ['auth0', 'identityCallback']);
  });
});
