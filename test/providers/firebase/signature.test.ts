import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fingerprint } from '../../../shared/config/secrets.ts';
import { AUDIENCE, CLAIMS, check, GENUINE, OTHER_AUDIENCE, reasonOf, S } from './check.ts';
import { keySet, tokenOf } from './signing-keys.ts';

describe("the token of Google's blocking functions: what passes", () => {
  test('a genuine one, and only its claims are authentic, byte for byte', async () => {
    const body = Buffer.from(JSON.stringify(CLAIMS));
    const expected = { authentic: true, secret: fingerprint(AUDIENCE), body };
    assert.deepEqual(await check(GENUINE), expected);
  });

  test('what else stands in the body is not read', async () => {
    const body = Buffer.from(
      JSON.stringify({ sub: 'other', data: { sub: 'other', jwt: GENUINE } }),
    );
    assert.deepEqual(await check(GENUINE, { body }), await check(GENUINE));
  });

  test('any of several URLs, and it is told which', async () => {
    for (const audiences of [
      [OTHER_AUDIENCE, AUDIENCE],
      [AUDIENCE, OTHER_AUDIENCE],
    ]) {
      const result = await check(GENUINE, { audiences });
      assert.ok(result.authentic);
      assert.equal(result.secret, fingerprint(AUDIENCE));
    }
  });

  test('what the key before signed, as long as Google publishes it', async () => {
    assert.equal((await check(tokenOf(CLAIMS, 'former'))).authentic, true);
  });

  for (const [name, times] of Object.entries({
    'the last second of its life': { exp: S + 1 },
    'an age of a day, if it lives as long': { iat: S - 86_400 },
    'a clock of ours that is 60 s slow': { iat: S + 60 },
  })) {
    test(name, async () => {
      assert.equal((await check(tokenOf({ ...CLAIMS, ...times }, 'current'))).authentic, true);
    });
  }
});

describe("the token of Google's blocking functions: what is refused, and why", () => {
  const [header = '', payload = '', signature = ''] = GENUINE.split('.');
  const changed = Buffer.from(JSON.stringify({ ...CLAIMS, sub: 'other' })).toString('base64url');
  const tokens: readonly (readonly [string, unknown, RegExp])[] = [
    ['none', undefined, /no token in data\.jwt/],
    ['null', null, /no token in data\.jwt/],
    ['an object', { token: GENUINE }, /no token in data\.jwt/],
    ['an empty text', '', /is no token of Google/],
    ['one part', header, /is no token of Google/],
    ['two parts', `${header}.${payload}`, /is no token of Google/],
    ['four parts', `${GENUINE}.x`, /is no token of Google/],
    ['a blank behind it', `${GENUINE} `, /is no token of Google/],
    ['no signature', `${header}.${payload}.`, /is no token of Google/],
    ['10,000 characters', 'a'.repeat(10_000), /longer than 8192 bytes/],
    ['no algorithm', tokenOf(CLAIMS, 'current', { alg: 'none' }), /must say alg RS256/],
    ['a symmetric algorithm', tokenOf(CLAIMS, 'current', { alg: 'HS256' }), /must say alg RS256/],
    ['no key', tokenOf(CLAIMS, 'current', { kid: undefined }), /and a kid/],
    ['a key that is not published', tokenOf(CLAIMS, 'foreign'), /none of Google's/],
    [
      'the name of another key',
      tokenOf(CLAIMS, 'current', { kid: '__proto__' }),
      /none of Google's/,
    ],
    [
      'another key under the name of one',
      tokenOf(CLAIMS, 'foreign', { kid: kidOf('current') }),
      /signature of data\.jwt does not hold/,
    ],
    ['other claims', `${header}.${changed}.${signature}`, /signature of data\.jwt does not hold/],
    [
      'a signature that was cut short',
      `${header}.${payload}.${signature.slice(0, -6)}`,
      /does not hold/,
    ],
    [
      "Cloud Run's mark in the place of the signature",
      `${header}.${payload}.SIGNATURE_REMOVED_BY_GOOGLE`,
      /does not hold/,
    ],
  ];
  for (const [name, token, reason] of tokens) {
    test(name, async () => {
      assert.match(await reasonOf(token), reason);
    });
  }

  const bodies: readonly (readonly [string, string])[] = [
    ['an empty body', ''],
    ['no JSON', '{'],
    ['null', 'null'],
    ['a list', '[]'],
    ['the bare token', GENUINE],
    ['the token beside its place', JSON.stringify({ jwt: GENUINE })],
    ['deep nesting', '['.repeat(100_000)],
    ['no UTF-8', '\xff'],
  ];
  for (const [name, text] of bodies) {
    test(name, async () => {
      const body = Buffer.from(text, 'latin1');
      assert.match(await reasonOf(GENUINE, { body }), /no token in data\.jwt/);
    });
  }

  const claims: readonly (readonly [string, object, RegExp])[] = [
    ['another project', { iss: 'https://securetoken.google.com/other' }, /FIREBASE_PROJECT/],
    ['another issuer', { iss: 'https://accounts.google.com' }, /FIREBASE_PROJECT/],
    ['no issuer', { iss: undefined }, /iss, aud, exp and iat/],
    ['another URL', { aud: OTHER_AUDIENCE }, /FIREBASE_AUDIENCE is not exactly/],
    ['a trailing slash', { aud: `${AUDIENCE}/` }, /FIREBASE_AUDIENCE is not exactly/],
    ['the token of a user', { aud: 'shop-users' }, /token of a signed-in user/],
    ['several URLs', { aud: [AUDIENCE] }, /iss, aud, exp and iat/],
    ['no URL', { aud: undefined }, /iss, aud, exp and iat/],
    ['expired', { exp: S }, /has expired/],
    ['no end', { exp: undefined }, /iss, aud, exp and iat/],
    ['an end that is text', { exp: String(S + 60) }, /iss, aud, exp and iat/],
    ['made in the future', { iat: S + 61 }, /more than 60 s in the future/],
    ['no beginning', { iat: null }, /iss, aud, exp and iat/],
  ];
  for (const [name, fields, reason] of claims) {
    test(name, async () => {
      const found = await reasonOf(tokenOf({ ...CLAIMS, ...fields }, 'current'));
      assert.match(found, /^data\.jwt is not for us: /);
      assert.match(found, reason);
    });
  }

  test('claims that are no object', async () => {
    for (const given of [null, [], 7, 'text']) {
      assert.match(await reasonOf(tokenOf(given, 'current')), /iss, aud, exp and iat/);
    }
  });

  test('a genuine token behind another project or URL of ours', async () => {
    assert.match(await reasonOf(GENUINE, { project: 'shop' }), /FIREBASE_PROJECT/);
    assert.match(await reasonOf(GENUINE, { audiences: [OTHER_AUDIENCE] }), /FIREBASE_AUDIENCE/);
  });

  test('no reason quotes the token or a claim', async () => {
    for (const token of [
      `${header}.${changed}.${signature}`,
      tokenOf({ iss: 'quoted' }, 'current'),
    ]) {
      const reason = await reasonOf(token);
      for (const secret of [signature, AUDIENCE, 'quoted', 'shop-users', 'grace']) {
        assert.equal(reason.includes(secret), false, secret);
      }
    }
  });
});

function kidOf(name: string): string {
  return JSON.parse(keySet(name)).keys[0].kid;
}
