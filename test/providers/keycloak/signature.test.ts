import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseConfig } from '../../../shared/config/config.ts';
import { fingerprint } from '../../../shared/config/secrets.ts';
import { keycloak } from '../../../shared/providers/keycloak/index.ts';
import { authenticate } from '../../../shared/providers/keycloak/signature.ts';
import { fixtureText } from '../sender.ts';
import { signatureOf } from './sender.ts';

const SECRET = 'A3jt6D8lz-Kq7vXw2Bn5Rf';
const OTHER = 'L0wErUy7i-Pb3eNk9Qx4Vj';
const BODY = fixtureText('keycloak', 'access.LOGIN.otp');
const GENUINE = signatureOf(BODY, SECRET);

function check(
  signature: string | undefined,
  { secrets = [SECRET], body = Buffer.from(BODY) as Buffer, authorization = '' } = {},
) {
  const headers = {
    'x-keycloak-signature': signature,
    authorization: authorization || undefined,
  };
  return authenticate({ headers, body }, secrets);
}

describe("Keycloak's signature: what passes", () => {
  test('the vector GitHub publishes for the same scheme, without its prefix', () => {
    const secret = "It's a Secret to Everybody";
    const signature = '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
    const result = check(signature, { secrets: [secret], body: Buffer.from('Hello, World!') });
    assert.deepEqual(result, { authentic: true, secret: fingerprint(secret) });
  });

  test('any of several secrets, and its fingerprint tells which', () => {
    for (const secrets of [
      [OTHER, SECRET],
      [SECRET, OTHER],
    ]) {
      assert.deepEqual(check(GENUINE, { secrets }), {
        authentic: true,
        secret: fingerprint(SECRET),
      });
    }
  });

  const bodies: readonly (readonly [string, Buffer])[] = [
    ['an empty body', Buffer.alloc(0)],
    ['a body that is no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d])],
  ];
  for (const [name, body] of bodies) {
    test(`${name}, as the bytes it is`, () => {
      assert.equal(check(signatureOf(body, SECRET), { body }).authentic, true);
    });
  }

  test('a bearer token beside the signature does no harm', () => {
    assert.equal(check(GENUINE, { authorization: 'Bearer a.b.c' }).authentic, true);
  });
});

describe("Keycloak's signature: what is refused, and why", () => {
  const NO_FIT = /does not fit: the secret is another webhook's, or the body was changed/;
  const NO_DIGITS = /not 64 lower-case hexadecimal digits/;
  const base64 = Buffer.from(GENUINE, 'hex').toString('base64');
  const refused: readonly (readonly [string, string | undefined, RegExp])[] = [
    ['no header', undefined, /^no X-Keycloak-Signature header: the webhook has no secret/],
    ['an empty header', '', /^no X-Keycloak-Signature header/],
    ['another secret', signatureOf(BODY, OTHER), NO_FIT],
    ['a body that was changed', signatureOf(`${BODY} `, SECRET), NO_FIT],
    ['a body that was written anew', signatureOf(JSON.stringify(JSON.parse(BODY)), SECRET), NO_FIT],
    ['SHA-1', signatureOf(BODY, SECRET, 'sha1'), /is a SHA-1: set .* to HmacSHA256/],
    ['SHA-512', signatureOf(BODY, SECRET, 'sha512'), NO_DIGITS],
    ['upper case', GENUINE.toUpperCase(), NO_DIGITS],
    ['base64', base64, NO_DIGITS],
    ['a prefix', `sha256=${GENUINE}`, /another extension's, not Phase Two's/],
    ['a truncated signature', GENUINE.slice(0, -1), NO_DIGITS],
    ['a lengthened signature', `${GENUINE}0`, NO_DIGITS],
    ['a blank behind it', `${GENUINE} `, NO_DIGITS],
    ['no ASCII', `é${GENUINE.slice(1)}`, NO_DIGITS],
    ['the header twice, joined by Node', `${GENUINE}, ${GENUINE}`, /sent more than once/],
    ['200,000 characters', 'a'.repeat(200_000), NO_DIGITS],
  ];
  for (const [name, signature, reason] of refused) {
    test(name, () => {
      const result = check(signature);
      assert.ok(!result.authentic);
      assert.match(result.reason, reason);
    });
  }

  test('a bearer token instead, which says so', () => {
    const result = check(undefined, { authorization: 'Bearer a.b.c' });
    assert.ok(!result.authentic);
    assert.match(result.reason, /bearer token .* set the webhook to sign with a secret/);
  });

  test('everything where no secret is known', () => {
    assert.equal(check(signatureOf(BODY, ''), { secrets: [] }).authentic, false);
  });

  test('a reason holds neither the header nor a secret', () => {
    for (const header of [signatureOf(BODY, OTHER), 'sha256=quoted', `${GENUINE},quoted`]) {
      const result = check(header);
      assert.ok(!result.authentic);
      for (const secret of [header, GENUINE, 'quoted', SECRET]) {
        assert.equal(result.reason.includes(secret), false, secret);
      }
    }
  });
});

describe('the secrets of Keycloak', () => {
  const secretsWith = (environment: Readonly<Record<string, string>>) =>
    keycloak.secrets(parseConfig({ RECAPTCHA_PROJECT: 'demo-project', ...environment }));

  test('Keycloak is off without any', () => {
    assert.equal(secretsWith({}), undefined);
    assert.equal(secretsWith({ KEYCLOAK_WEBHOOK_SECRETS: ' , ' }), undefined);
  });

  test('several are separated by commas or newlines', () => {
    const environment = { KEYCLOAK_WEBHOOK_SECRETS: `${SECRET},${OTHER}\nthird` };
    assert.deepEqual(secretsWith(environment), [SECRET, OTHER, 'third']);
  });

  test('the provider is one frozen definition of an identity callback', () => {
    assert.equal(Object.isFrozen(keycloak), true);
    assert.deepEqual([keycloak.id, keycloak.function], ['keycloak', 'identityCallback']);
  });
});
