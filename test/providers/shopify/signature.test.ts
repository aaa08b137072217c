import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { parseConfig } from '../../../shared/config/config.ts';
import { fingerprint } from '../../../shared/config/secrets.ts';
import { shopify } from '../../../shared/providers/shopify/index.ts';
import { authenticate } from '../../../shared/providers/shopify/signature.ts';

const SECRET = '5f2c0e9b7a1d4836b0c9e8d7f6a51234';
const FORMER = '91d3b7c5e0f24a68bb17c2d9e4a65780';
const BODY = '{"id":820982911946154508,"note_attributes":[],"financial_status":"paid"}';

/** Made with `printf %s "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -binary | base64`. */
const BY_OPENSSL = 'cyhrWTvQ/sFkO/fy9BsOEtJIlnvgaOFiEb7svzX6FwE=';

const HEX = Buffer.from(BY_OPENSSL, 'base64').toString('hex');

function check(header: string | undefined, secrets = [SECRET], body: string | Buffer = BODY) {
  const headers = { 'x-shopify-hmac-sha256': header };
  return authenticate({ headers, body: Buffer.from(body) }, secrets);
}

function reasonOf(...given: Parameters<typeof check>): string {
  const result = check(...given);
  assert.equal(result.authentic, false);
  return result.authentic ? '' : result.reason;
}

describe("Shopify's signature: what passes", () => {
  const passing: readonly (readonly [string, readonly string[]])[] = [
    ['the signature of the secret', [SECRET]],
    ['the old secret during a rotation', ['a-newer-secret', SECRET]],
    ['the new secret during a rotation', [SECRET, FORMER]],
  ];
  for (const [name, secrets] of passing) {
    test(name, () => {
      const expected = { authentic: true, secret: fingerprint(SECRET) };
      assert.deepEqual(check(BY_OPENSSL, [...secrets]), expected);
    });
  }

  test('the fingerprint tells which secret it was', () => {
    const former = createHmac('sha256', FORMER).update(BODY).digest('base64');
    const expected = { authentic: true, secret: fingerprint(FORMER) };
    assert.deepEqual(check(former, [SECRET, FORMER]), expected);
  });

  test('any bytes, hashed as the bytes they are', () => {
    return fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const body = Buffer.from(bytes);
        const signature = createHmac('sha256', SECRET).update(body).digest('base64');
        assert.equal(check(signature, [SECRET], body).authentic, true);
      }),
    );
  });

  test('nothing but the body is signed: topic, ids and times may say anything', () => {
    const headers = {
      'x-shopify-hmac-sha256': BY_OPENSSL,
      'x-shopify-topic': 'disputes/create',
      'x-shopify-webhook-id': 'made up',
      'x-shopify-triggered-at': 'whenever',
    };
    const request = { headers, body: Buffer.from(BODY) };
    assert.equal(authenticate(request, [SECRET]).authentic, true);
    const context = { metadataKey: 'recaptcha_assessment', opinions: new Set<never>() };
    const bare = shopify.read({ headers: {}, body: request.body }, context);
    assert.deepEqual(shopify.read(request, context), bare);
    assert.deepEqual(bare[0]?.event, { type: 'order' });
  });
});

describe("Shopify's signature: what is refused, and why", () => {
  const MISSING = /^no X-Shopify-Hmac-Sha256 header/;
  const ANOTHER = /another app's/;
  const NOT_BASE64 = /not 32 bytes in base64/;
  const refused: readonly (readonly [string, string | undefined, RegExp])[] = [
    ['no header', undefined, MISSING],
    ['an empty header', '', MISSING],
    ['another signature', Buffer.alloc(32, 7).toString('base64'), ANOTHER],
    ['other case', `C${BY_OPENSSL.slice(1)}`, ANOTHER],
    // The same 32 bytes, but not as Shopify writes them.
    ['spare bits that are set', BY_OPENSSL.replace(/E=$/, 'F='), ANOTHER],
    ['a truncated signature', BY_OPENSSL.slice(0, -1), NOT_BASE64],
    ['a lengthened signature', `${BY_OPENSSL}=`, NOT_BASE64],
    ['base64 for URLs', BY_OPENSSL.replaceAll('/', '_'), NOT_BASE64],
    ['a blank before it', ` ${BY_OPENSSL}`, NOT_BASE64],
    ['a line break', `${BY_OPENSSL}\n`, NOT_BASE64],
    ['a letter that is not ASCII', `é${BY_OPENSSL.slice(1)}`, NOT_BASE64],
    ['a header of a megabyte', BY_OPENSSL.repeat(25_000), NOT_BASE64],
    ['the header twice, joined by Node', `${BY_OPENSSL}, ${BY_OPENSSL}`, /more than once/],
    ['hexadecimal', HEX, /hexadecimal/],
    ['hexadecimal in upper case', HEX.toUpperCase(), /hexadecimal/],
  ];
  for (const [name, header, reason] of refused) {
    test(name, () => {
      assert.match(reasonOf(header), reason);
    });
  }

  test('another secret', () => {
    assert.match(reasonOf(BY_OPENSSL, [FORMER]), ANOTHER);
    assert.match(reasonOf(BY_OPENSSL, []), ANOTHER);
  });

  for (const body of [`${BODY} `, BODY.slice(0, -1), '', BODY.replace('paid', 'Paid')]) {
    test(`another body: ${body.length} bytes`, () => {
      assert.match(reasonOf(BY_OPENSSL, [SECRET], body), /body was changed/);
    });
  }

  test('no reason quotes the header, the body or the secret', () => {
    for (const [, header] of refused) {
      const reason = reasonOf(header);
      assert.doesNotMatch(reason, /820982911946154508|5f2c0e9b/);
      assert.equal(header !== undefined && header !== '' && reason.includes(header), false);
    }
  });
});

describe('the Shopify provider', () => {
  const secretsWith = (SHOPIFY_CLIENT_SECRETS: string) =>
    shopify.secrets(parseConfig({ RECAPTCHA_PROJECT: 'demo-project', SHOPIFY_CLIENT_SECRETS }));

  test('is one frozen definition of a payment webhook', () => {
    assert.equal(Object.isFrozen(shopify), true);
    assert.deepEqual(
      [shopify.id, shopify.name, shopify.function],
      ['shopify', 'Shopify', 'paymentWebhook'],
    );
  });

  test('is off without secrets', () => {
    assert.equal(shopify.secrets(parseConfig({ RECAPTCHA_PROJECT: 'demo-project' })), undefined);
    assert.equal(secretsWith(' , '), undefined);
  });

  test('has one secret per app, and one more during a rotation', () => {
    assert.deepEqual(secretsWith(`${SECRET},${FORMER}`), [SECRET, FORMER]);
  });
});
