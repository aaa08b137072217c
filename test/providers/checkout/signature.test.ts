import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import { parseConfig } from '../../../shared/config/config.ts';
import { fingerprint } from '../../../shared/config/secrets.ts';
import { checkout } from '../../../shared/providers/checkout/index.ts';
import { authenticate } from '../../../shared/providers/checkout/signature.ts';
import { fixtureText } from '../sender.ts';

/** The key of the tests of Checkout.com's own SDK. */
const KEY = '8V8x0dLK%AyD*DNS8JJr';
const OTHER_KEY = 'F0rmer%Key*OfTheWebhook';
const BODY = fixtureText('checkout', 'payment_approved');
const GENUINE = signatureOf(BODY);

function signatureOf(body: string | Buffer, key = KEY): string {
  return createHmac('sha256', key).update(body).digest('hex');
}

function check(
  header: string | undefined,
  { keys = [KEY], body = BODY }: { keys?: readonly string[]; body?: string | Buffer } = {},
) {
  return authenticate({ headers: { 'cko-signature': header }, body: Buffer.from(body) }, keys);
}

function reasonOf(header: string | undefined, body?: string): string {
  const result = check(header, body === undefined ? {} : { body });
  assert.equal(result.authentic, false);
  return result.authentic ? '' : result.reason;
}

const PASSED = { authentic: true, secret: fingerprint(KEY) };

describe("Checkout.com's signature: what passes", () => {
  // openssl dgst -sha256 -hmac '8V8x0dLK%AyD*DNS8JJr'
  const vectors: readonly (readonly [string, string | Buffer, string])[] = [
    [
      'a body with letters beyond ASCII',
      '{"id":"evt_caxmnvuvbe4elkbdx2imwbnjxu","type":"payment_approved","version":"1.0.29","created_on":"2023-05-22T11:56:04.8821546Z","data":{"id":"pay_griq7wyqkggu7mnk7ecm6ysrl4","amount":20,"currency":"USD","reference":"Crème brûlée"}}',
      '42280de83e3299236135e66379bfde5545ebacafb513da19c6b96d9206ea5759',
    ],
    ['an empty body', '', '645caa52a10795ec41c43d7d3b840ae49c6f8babd234f4a3e80467cffa00459e'],
    [
      'a body that is no UTF-8',
      Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d]),
      '7fc814e6f64eb62e593e0fc8b64ebaf0951f6935caeb5d7b40f67d08108b7775',
    ],
  ];
  for (const [name, body, signature] of vectors) {
    test(`${name}, as openssl signs it`, () => {
      assert.deepEqual(check(signature, { body }), PASSED);
    });
  }

  test('any of several keys, and the fingerprint tells which', () => {
    assert.deepEqual(check(GENUINE, { keys: [OTHER_KEY, KEY] }), PASSED);
    const former = signatureOf(BODY, OTHER_KEY);
    const secret = fingerprint(OTHER_KEY);
    assert.deepEqual(check(former, { keys: [KEY, OTHER_KEY] }), { authentic: true, secret });
  });
});

describe("Checkout.com's signature: what is refused, and why", () => {
  const NO_FIT = /^the signature does not fit: the body was changed .* another webhook/;
  const NOT_HEX = /is not 64 hexadecimal digits/;
  const refused: readonly (readonly [string, string | undefined, RegExp])[] = [
    ['no header', undefined, /^no Cko-Signature header: .* without a signature key$/],
    ['an empty header', '', /^no Cko-Signature header/],
    ['another key', signatureOf(BODY, OTHER_KEY), NO_FIT],
    ['a signature of zeros', '0'.repeat(64), NO_FIT],
    ['a truncated signature', GENUINE.slice(0, -1), NOT_HEX],
    ['a lengthened signature', `${GENUINE}0`, NOT_HEX],
    ['a signature between blanks', ` ${GENUINE}`, NOT_HEX],
    ['a line break', `${GENUINE}\n`, NOT_HEX],
    ['upper-case hexadecimal', GENUINE.toUpperCase(), /is not in lower case/],
    ['base64', Buffer.from(GENUINE, 'hex').toString('base64'), NOT_HEX],
    ['a scheme before it', `sha256=${GENUINE}`, NOT_HEX],
    ['letters that are not ASCII', `é${GENUINE.slice(1)}`, NOT_HEX],
    ['digits of another script', `٣${GENUINE.slice(1)}`, NOT_HEX],
    ['the header twice, joined by Node', `${GENUINE}, ${GENUINE}`, /was sent more than once/],
    ['a forged header before the genuine one', `${'0'.repeat(64)}, ${GENUINE}`, /more than once/],
    ['a header of 10,000 characters', GENUINE.repeat(157), /is too long/],
  ];
  for (const [name, header, reason] of refused) {
    test(name, () => {
      assert.match(reasonOf(header), reason);
    });
  }

  test('a body that was changed, parsed and written anew, or cut', () => {
    const anew = JSON.stringify(JSON.parse(BODY));
    for (const body of [`${BODY} `, anew, BODY.slice(0, -1), BODY.replace('4999', '4998'), '']) {
      assert.match(reasonOf(GENUINE, body), NO_FIT);
    }
  });

  test('everything, without a key', () => {
    assert.equal(check(GENUINE, { keys: [] }).authentic, false);
  });

  test('no reason quotes the header, the body or the key', () => {
    for (const [, header] of refused) {
      assert.doesNotMatch(reasonOf(header), /[0-9a-f]{16}|8V8x|pay_|sha256=/);
    }
  });
});

describe('the Checkout.com provider', () => {
  const secretsWith = (keys?: string) =>
    checkout.secrets(
      parseConfig({
        RECAPTCHA_PROJECT: 'demo-project',
        ...(keys === undefined ? {} : { CHECKOUT_WEBHOOK_KEYS: keys }),
      }),
    );

  test('is one frozen definition of a payment webhook', () => {
    assert.equal(Object.isFrozen(checkout), true);
    assert.deepEqual([checkout.id, checkout.function], ['checkout', 'paymentWebhook']);
  });

  test('is off without keys, and has one per webhook', () => {
    assert.equal(secretsWith(), undefined);
    assert.equal(secretsWith(' , '), undefined);
    assert.deepEqual(secretsWith(`${KEY},${OTHER_KEY}`), [KEY, OTHER_KEY]);
  });
});
