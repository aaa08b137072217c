import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ACCOUNT,
  AUDIENCE,
  encode,
  googleClaims,
  mint,
  NOW,
  signParts,
  withoutSignature,
} from './local-tokens.ts';
import { CALLER, KEY, verify } from './verify-token.ts';

const SECONDS = NOW / 1000;

describe('a Google ID token', () => {
  const accepted: [name: string, claims: Record<string, unknown>][] = [
    ['as Cloud Scheduler sends it', {}],
    ['whose issuer has no scheme', { iss: 'accounts.google.com' }],
    ['for another of our audiences', { aud: 'https://annotator.example' }],
    ['whose address is spelt in capitals', { email: ACCOUNT.toUpperCase() }],
    ['in its last second', { exp: SECONDS + 1 }],
    ['issued by a clock a minute ahead', { iat: SECONDS + 60 }],
    ['that started a second ago', { nbf: SECONDS - 1 }],
  ];
  for (const [name, claims] of accepted) {
    it(`${name} is accepted`, async () => {
      assert.deepEqual(await verify(mint(KEY, claims)), CALLER);
    });
  }
});

describe('a claim that does not hold', () => {
  const refused: [name: string, claims: Record<string, unknown>, reason: RegExp][] = [
    ['iss missing', { iss: undefined }, /iss/],
    ['iss of somebody else', { iss: 'https://accounts.google.com.evil.example' }, /iss/],
    ['iss with a slash too much', { iss: 'https://accounts.google.com/' }, /iss/],
    ['iss over http', { iss: 'http://accounts.google.com' }, /iss/],
    ['iss as a list', { iss: ['https://accounts.google.com'] }, /iss/],
    ['aud missing', { aud: undefined }, /exactly one audience/],
    ['aud empty', { aud: '' }, /exactly one audience/],
    ['aud null', { aud: null }, /exactly one audience/],
    ['aud of another service', { aud: 'https://other.example' }, /OIDC_AUDIENCES/],
    ['aud longer than ours', { aud: `${AUDIENCE}/` }, /OIDC_AUDIENCES/],
    ['aud shorter than ours', { aud: 'https://annotator.exampl' }, /OIDC_AUDIENCES/],
    ['aud in capitals', { aud: AUDIENCE.toUpperCase() }, /OIDC_AUDIENCES/],
    ['aud as a list of ours', { aud: [AUDIENCE] }, /exactly one audience/],
    ['aud as a list of two', { aud: [AUDIENCE, 'https://other.example'] }, /aud/],
    ['email missing', { email: undefined }, /format=full/],
    ['email empty', { email: '' }, /email/],
    ['email as a list', { email: [ACCOUNT] }, /email/],
    ['email of somebody else', { email: 'mallory@example.com' }, /CALLER_SERVICE_ACCOUNTS/],
    ['email with a longer domain', { email: `${ACCOUNT}.evil.example` }, /CALLER_SERVICE/],
    ['email without its first letter', { email: ACCOUNT.slice(1) }, /CALLER_SERVICE/],
    ['email with a prefix', { email: `x${ACCOUNT}` }, /CALLER_SERVICE_ACCOUNTS/],
    ['email with a space', { email: `${ACCOUNT} ` }, /email/],
    ['email with two @', { email: `mallory@${ACCOUNT}` }, /email/],
    // The Kelvin sign, whose lower case is k.
    ['email in look-alike letters', { email: ACCOUNT.replace('k', '\u{212a}') }, /email/],
    ['email_verified missing', { email_verified: undefined }, /email_verified/],
    ['email_verified false', { email_verified: false }, /email_verified/],
    ['email_verified as text', { email_verified: 'true' }, /email_verified/],
    ['email_verified as a number', { email_verified: 1 }, /email_verified/],
    ['exp missing', { exp: undefined }, /exp/],
    ['exp reached', { exp: SECONDS }, /expired/],
    ['exp long ago', { exp: SECONDS - 3600, iat: SECONDS - 7200 }, /expired/],
    ['exp zero', { exp: 0 }, /expired/],
    ['exp as text', { exp: String(SECONDS + 3600) }, /exp/],
    ['exp as a fraction', { exp: SECONDS + 0.5 }, /exp/],
    ['exp in millions of years', { exp: 1e300 }, /exp/],
    ['exp null', { exp: null }, /exp/],
    ['iat missing', { iat: undefined }, /iat/],
    ['iat as text', { iat: String(SECONDS) }, /iat/],
    ['iat to come', { iat: SECONDS + 61 }, /iat/],
    ['iat to come, nbf past', { iat: SECONDS + 61, nbf: SECONDS }, /iat/],
    ['nbf to come', { nbf: SECONDS + 61 }, /nbf/],
    ['nbf as text', { nbf: '0' }, /nbf/],
    ['nbf null', { nbf: null }, /nbf/],
  ];
  for (const [name, claims, reason] of refused) {
    for (const removed of [false, true]) {
      it(`${name} is refused ${removed ? 'behind IAM' : 'under a good signature'}`, async () => {
        const token = mint(KEY, claims);
        const result = await verify(removed ? withoutSignature(token) : token, removed);
        assert(!result.authentic);
        assert.match(result.reason, reason);
        assert.equal(result.retryable, undefined);
      });
    }
  }

  const payloads: Record<string, string> = {
    'of no JSON': Buffer.from('{"iss":').toString('base64url'),
    'of two JSON documents': Buffer.from('{}{}').toString('base64url'),
    'of a JSON list': encode([googleClaims()]),
    'of a JSON text': encode('claims'),
    'of null': encode(null),
    'that is empty': '',
    'followed by padding': `${encode(googleClaims())}==`,
  };
  for (const [name, payload] of Object.entries(payloads)) {
    it(`a payload ${name} is refused`, async () => {
      const token = signParts(KEY, encode({ alg: 'RS256', kid: KEY.kid }), payload);
      assert(!(await verify(token)).authentic);
      assert(!(await verify(withoutSignature(token), true)).authentic);
    });
  }
});
