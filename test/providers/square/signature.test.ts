import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import { parseConfig } from '../../../shared/config/config.ts';
import { fingerprint } from '../../../shared/config/secrets.ts';
import { square } from '../../../shared/providers/square/index.ts';
import { authenticate } from '../../../shared/providers/square/signature.ts';
import { fixtureText } from '../sender.ts';
import { NOTIFICATION_URL, signatureOf } from './sender.ts';

const HEADER = 'x-square-hmacsha256-signature';
const KEY = 'Kx7_q2LmVb9Tz-4RwYs1Dg';
const OTHER_KEY = 'Zz0_f6BvCu1Gy-8MnXo4Ip';
const BODY = fixtureText('square', 'payment.created');
const GENUINE = signatureOf(BODY, KEY);

function check(
  signature: string | undefined,
  { keys = [KEY], url = NOTIFICATION_URL, body = Buffer.from(BODY), legacy = '' } = {},
) {
  const headers = { [HEADER]: signature, 'x-square-signature': legacy || undefined };
  return authenticate({ headers, body }, { keys, url });
}

/** Source: the tests of Square's own SDKs, https://github.com/square/square-nodejs-sdk */
const PUBLISHED = [
  {
    key: 'Ibxx_5AKakO-3qeNVR61Dw',
    url: 'https://webhook.site/679a4f3a-dcfa-49ee-bac5-9d0edad886b9',
    body: '{"merchant_id":"MLEFBHHSJGVHD","type":"webhooks.test_notification","event_id":"ac3ac95b-f97d-458c-a6e6-18981597e05f","created_at":"2022-07-13T20:30:59.037339943Z","data":{"type":"webhooks","id":"bc368e64-01aa-407e-b46e-3231809b1129"}}',
    signature: 'GF4YkrJgGBDZ9NIYbNXBnMzqb2HoL4RW/S6vkZ9/2N4=',
  },
  {
    key: 'signature-key',
    url: 'https://webhook.site/webhooks',
    body: '{"data":{"type":"webhooks","id":"fake_id"}}',
    signature: 'W3FlCNk5IA3ZQ2LHTWoajvzfaDu/OwY2tNHIHC3IUOA=',
  },
  {
    key: 'signature-key',
    url: 'https://webhook.site/webhooks',
    body: '{"data":{"type":"webhooks","id":">id<"}}',
    signature: 'Cxt7+aTi4rKgcA0bC4g9EHdVtLSDWdqccmL5MvihU4U=',
  },
];

describe("Square's signature: what passes", () => {
  for (const { key, url, body, signature } of PUBLISHED) {
    test(`the published signature ${signature.slice(0, 6)}…`, () => {
      const result = check(signature, { keys: [key], url, body: Buffer.from(body) });
      assert.deepEqual(result, { authentic: true, secret: fingerprint(key) });
    });
  }

  test('any of several keys, and its fingerprint tells which', () => {
    for (const keys of [
      [OTHER_KEY, KEY],
      [KEY, OTHER_KEY],
    ]) {
      assert.deepEqual(check(GENUINE, { keys }), { authentic: true, secret: fingerprint(KEY) });
    }
  });

  test('a body that is no UTF-8 is hashed as the bytes it is', () => {
    const body = Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d]);
    assert.equal(check(signatureOf(body, KEY), { body }).authentic, true);
  });

  test('an empty body can be authentic', () => {
    const body = Buffer.alloc(0);
    assert.equal(check(signatureOf(body, KEY), { body }).authentic, true);
  });
});

describe("Square's signature: what is refused, and why", () => {
  const NO_FIT = /SQUARE_NOTIFICATION_URL.*trailing slash.*another subscription.*body was changed/;
  const hex = createHmac('sha256', KEY).update(NOTIFICATION_URL).update(BODY).digest('hex');
  const sha1 = createHmac('sha1', KEY).update(NOTIFICATION_URL).update(BODY).digest('base64');
  const withoutUrl = createHmac('sha256', KEY).update(BODY).digest('base64');
  const refused: readonly (readonly [string, string | undefined, RegExp])[] = [
    ['no header', undefined, /^no x-square-hmacsha256-signature header/],
    ['an empty header', '', /^no x-square-hmacsha256-signature header/],
    ['another key', signatureOf(BODY, OTHER_KEY), NO_FIT],
    ['a body that was changed', signatureOf(`${BODY} `, KEY), NO_FIT],
    ['a signature over the body alone', withoutUrl, NO_FIT],
    ['a URL with a trailing slash', signatureOf(BODY, KEY, `${NOTIFICATION_URL}/`), NO_FIT],
    ['a URL without TLS', signatureOf(BODY, KEY, NOTIFICATION_URL.replace('s:', ':')), NO_FIT],
    ['another case', swapCase(GENUINE), NO_FIT],
    ['a truncated signature', GENUINE.slice(0, -1), /no SHA-256 in base64/],
    ['a lengthened signature', `${GENUINE}=`, /no SHA-256 in base64/],
    ['a blank behind it', `${GENUINE} `, /no SHA-256 in base64/],
    ['the URL-safe alphabet', `-_${GENUINE.slice(2)}`, /no SHA-256 in base64/],
    ['hexadecimal', hex, /no SHA-256 in base64/],
    ['SHA-1', sha1, /no SHA-256 in base64/],
    ['no ASCII', `é${GENUINE.slice(1)}`, /no SHA-256 in base64/],
    ['the header twice, joined by Node', `${GENUINE}, ${GENUINE}`, /more than once/],
    ['200,000 characters', 'A'.repeat(200_000), /too long/],
  ];
  for (const [name, signature, reason] of refused) {
    test(name, () => {
      const result = check(signature);
      assert.ok(!result.authentic);
      assert.match(result.reason, reason);
    });
  }

  test('a genuine signature behind another configured URL', () => {
    for (const url of [`${NOTIFICATION_URL}/`, NOTIFICATION_URL.toUpperCase(), '']) {
      assert.equal(check(GENUINE, { url }).authentic, false, url);
    }
  });

  test('no keys at all, whatever the signature', () => {
    assert.equal(check(GENUINE, { keys: [] }).authentic, false);
    assert.equal(check(signatureOf(BODY, ''), { keys: [] }).authentic, false);
  });

  test('the legacy header, which says so', () => {
    const result = check(undefined, { legacy: sha1 });
    assert.ok(!result.authentic);
    assert.match(result.reason, /legacy x-square-signature header \(SHA-1\).*not accepted/);
  });

  test('a legacy header does no harm beside the right one', () => {
    assert.equal(check(GENUINE, { legacy: 'anything' }).authentic, true);
  });

  test('a reason holds neither the signature nor a key nor the URL', () => {
    for (const signature of [signatureOf(BODY, OTHER_KEY), 'not-a-signature', `${GENUINE},x`]) {
      const result = check(signature);
      assert.ok(!result.authentic);
      for (const secret of [signature, KEY, 'annotator.example.com']) {
        assert.equal(result.reason.includes(secret), false, secret);
      }
    }
  });
});

describe('the secrets of Square', () => {
  const url = 'https://Annotator.Example.com:443/payment-webhook/square?from=square';
  const secretsWith = (environment: Readonly<Record<string, string>>) =>
    square.secrets(parseConfig({ RECAPTCHA_PROJECT: 'demo-project', ...environment }));

  test('Square is off unless keys and URL are both set', () => {
    assert.equal(secretsWith({}), undefined);
    assert.equal(secretsWith({ SQUARE_SIGNATURE_KEYS: KEY }), undefined);
    assert.equal(secretsWith({ SQUARE_NOTIFICATION_URL: url }), undefined);
    assert.equal(
      secretsWith({ SQUARE_SIGNATURE_KEYS: ' , ', SQUARE_NOTIFICATION_URL: url }),
      undefined,
    );
  });

  test('the URL is kept exactly as it was configured', () => {
    const environment = {
      SQUARE_SIGNATURE_KEYS: `${KEY},${OTHER_KEY}`,
      SQUARE_NOTIFICATION_URL: url,
    };
    assert.deepEqual(secretsWith(environment), { keys: [KEY, OTHER_KEY], url });
  });

  test('the provider is one frozen definition of a payment webhook', () => {
    assert.equal(Object.isFrozen(square), true);
    assert.deepEqual([square.id, square.function], ['square', 'paymentWebhook']);
  });
});

function swapCase(text: string): string {
  return [...text]
    .map((letter) =>
      letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
    )
    .join('');
}
