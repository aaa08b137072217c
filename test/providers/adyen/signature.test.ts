import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fingerprint } from '../../../shared/config/secrets.ts';
import type { SignedRequest } from '../../../shared/providers/provider.ts';
import { authenticate } from '../read-payload.ts';
import { changed, withData, withFields } from './change-item.ts';
import { post, signItems } from './sender.ts';
import {
  AUTHORISATION,
  basicAuth,
  CAPTURE,
  CREDENTIALS,
  KEY,
  keys,
  NO_NUMBER,
  OF_OTHER_KEY,
  reasonOf,
  secrets,
  sender,
  signed,
  WRONG_PASSWORD,
  withAuthorization,
} from './signing.ts';

describe("Adyen's signature", () => {
  /** Key, item and signature as Adyen's documentation and libraries publish them. */
  const published = {
    additionalData: { hmacSignature: 'coqCmt/IZ4E3CzPvMY8zTjQVL5hYJUiBRg8UU+iCWo0=' },
    amount: { value: 1130, currency: 'EUR' },
    pspReference: '7914073381342284',
    eventCode: 'AUTHORISATION',
    eventDate: '2019-05-06T17:15:34.121+02:00',
    merchantAccountCode: 'TestMerchant',
    merchantReference: 'TestPayment-1407325143704',
    paymentMethod: 'visa',
    success: 'true',
  };
  const publishedKey = '44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056';
  const publishedSecrets = { keys: [publishedKey], basicAuth };

  function publishedWith(fields: Readonly<Record<string, unknown>>): SignedRequest {
    const item = { ...published, ...fields };
    const notification = { live: 'false', notificationItems: [{ NotificationRequestItem: item }] };
    return post(JSON.stringify(notification), CREDENTIALS);
  }

  test('the published vector verifies', async () => {
    const authenticity = await authenticate(sender, publishedWith({}), publishedSecrets);
    assert.deepEqual(authenticity, { authentic: true, secret: fingerprint(publishedKey) });
  });

  for (const [field, value] of Object.entries({
    pspReference: '7914073381342285',
    originalReference: '7914073381342284',
    merchantAccountCode: 'TestMerchants',
    merchantReference: 'TestPayment-1407325143705',
    amount: { value: 1131, currency: 'EUR' },
    eventCode: 'CAPTURE',
    success: 'false',
  })) {
    test(`the published vector with another ${field} is refused`, async () => {
      const request = publishedWith({ [field]: value });
      const reason = reasonOf(await authenticate(sender, request, publishedSecrets));
      assert.equal(reason, `HMAC: item 0: ${OF_OTHER_KEY}`);
    });
  }

  test('what the signature leaves out is not covered: basic authentication stands for it', async () => {
    const request = publishedWith({ eventDate: '2020-01-01T00:00:00Z', reason: 'FRAUD' });
    assert.equal((await authenticate(sender, request, publishedSecrets)).authentic, true);
  });
});

describe('Adyen requests that pass', () => {
  const passing: readonly (readonly [string, string])[] = [
    ['the fixture as its SDK signs it', AUTHORISATION],
    ['no originalReference', withFields('CAPTURE', { originalReference: undefined })],
    ['a null originalReference', withFields('CAPTURE', { originalReference: null })],
    ['an empty merchantReference', withFields('CAPTURE', { merchantReference: '' })],
    ['a reference with a colon', withFields('CAPTURE', { merchantReference: 'a:b' })],
    ['a reference with a backslash', withFields('CAPTURE', { merchantReference: 'a\\b\\:c' })],
    ['a reference beyond ASCII', withFields('CAPTURE', { merchantReference: 'Größe 12 €' })],
    ['no amount', withFields('CAPTURE', { amount: undefined })],
    ['an amount of zero', withFields('CAPTURE', { amount: { currency: 'EUR', value: 0 } })],
    [
      'the largest amount that is exact',
      withFields('CAPTURE', { amount: { currency: 'EUR', value: 2 ** 53 - 1 } }),
    ],
  ];
  for (const [name, payload] of passing) {
    test(name, async () => {
      const authenticity = await authenticate(sender, signed(payload, 'current'));
      assert.deepEqual(authenticity, { authentic: true, secret: fingerprint(KEY) });
    });
  }

  test('the fixtures as they are stored', async () => {
    assert.equal((await authenticate(sender, post(AUTHORISATION, CREDENTIALS))).authentic, true);
  });

  test('an old key and an old password while both are rotated, and tells which key it was', async () => {
    const both = secrets('current', 'former');
    const [former = ''] = secrets('former').keys;
    const request = signed(AUTHORISATION, 'former');
    const authenticity = await authenticate(sender, request, both);
    assert.deepEqual(authenticity, { authentic: true, secret: fingerprint(former) });
  });

  test('an old key under the new password, as events queued before the change are sent', async () => {
    const [former = ''] = secrets('former').keys;
    const request = post(signItems(AUTHORISATION, former), CREDENTIALS);
    assert.equal(
      (await authenticate(sender, request, secrets('current', 'former'))).authentic,
      true,
    );
  });

  test('the scheme in any case', async () => {
    const credentials = Buffer.from(CREDENTIALS).toString('base64');
    const request = withAuthorization(`basic ${credentials}`);
    assert.equal((await authenticate(sender, request)).authentic, true);
  });

  test('a password beyond ASCII', async () => {
    const known = { keys, basicAuth: ['adyen:pässwörtchen'] };
    const request = post(signItems(AUTHORISATION, KEY), 'adyen:pässwörtchen');
    assert.equal((await authenticate(sender, request, known)).authentic, true);
  });
});

describe('Adyen requests whose basic authentication fails', () => {
  const good = Buffer.from(CREDENTIALS).toString('base64');
  const absent =
    'basic authentication: no Authorization header; set user and password on the webhook, or a proxy removed it';
  const notOne = 'basic authentication: the header is not one `Basic …`';
  const refused: readonly (readonly [string, string | undefined, string])[] = [
    ['no header', undefined, absent],
    ['an empty header', '', absent],
    ['another scheme', `Bearer ${good}`, notOne],
    ['no credentials', 'Basic ', notOne],
    ['the header twice', `Basic ${good}, Basic ${good}`, notOne],
    ['credentials that are not base64', `Basic ${good}!`, notOne],
    ['non-ASCII', `Basic ${good}é`, notOne],
    ['a huge header', `Basic ${'A'.repeat(5_000)}`, 'basic authentication: the header is too long'],
    ['a truncated password', `Basic ${good.slice(0, -4)}`, WRONG_PASSWORD],
    ['credentials without padding', `Basic ${good.replace(/=*$/, '')}A`, WRONG_PASSWORD],
    ['the user alone', `Basic ${Buffer.from('adyen:').toString('base64')}`, WRONG_PASSWORD],
  ];
  for (const [name, header, reason] of refused) {
    test(name, async () => {
      const authenticity = await authenticate(sender, withAuthorization(header));
      assert.equal(reasonOf(authenticity), reason);
    });
  }

  test("somebody else's password over the right signature", async () => {
    const request = post(signItems(AUTHORISATION, KEY), secrets('foreign').basicAuth[0] ?? '');
    assert.equal(reasonOf(await authenticate(sender, request)), WRONG_PASSWORD);
  });
});

describe('Adyen requests whose signature fails', () => {
  const unsigned = 'has no additionalData.hmacSignature; generate an HMAC key for the webhook';
  const refused: readonly (readonly [string, string, string])[] = [
    ['no additionalData', withFields('CAPTURE', { additionalData: undefined }), unsigned],
    ['no signature', withData('CAPTURE', { hmacSignature: undefined }), unsigned],
    ['an empty signature', withData('CAPTURE', { hmacSignature: '' }), unsigned],
    ['a signature that is no text', withData('CAPTURE', { hmacSignature: [''] }), unsigned],
    [
      'a signature in __proto__',
      withFields('CAPTURE', { additionalData: undefined }).replace(
        '"amount"',
        '"__proto__":{"additionalData":{"hmacSignature":"x"}},"amount"',
      ),
      unsigned,
    ],
    [
      'a huge signature',
      withData('CAPTURE', { hmacSignature: 'A'.repeat(200) }),
      'its hmacSignature is too long',
    ],
    ['a fractional amount', CAPTURE.replace('4999', '4999.5'), NO_NUMBER],
    ['an amount of 2^53', CAPTURE.replace('4999', String(2 ** 53)), NO_NUMBER],
    ['an amount that JSON rounds', CAPTURE.replace('4999', '9007199254740993'), NO_NUMBER],
    ['an amount beyond all numbers', CAPTURE.replace('4999', '1e999'), NO_NUMBER],
    ['an object for a reference', withFields('CAPTURE', { merchantReference: {} }), NO_NUMBER],
    ['success as a boolean', withFields('CAPTURE', { success: true }), NO_NUMBER],
    [
      'a signature in another case',
      changed('CAPTURE', (item) => {
        const data = item['additionalData'] as Record<string, string>;
        data['hmacSignature'] = data['hmacSignature']?.toLowerCase() ?? '';
      }),
      OF_OTHER_KEY,
    ],
    [
      'a truncated signature',
      changed('CAPTURE', (item) => {
        const data = item['additionalData'] as Record<string, string>;
        data['hmacSignature'] = data['hmacSignature']?.slice(0, -1) ?? '';
      }),
      OF_OTHER_KEY,
    ],
    ['a field that moved into the next', withFields('CAPTURE', { success: '' }), OF_OTHER_KEY],
    ['no item in the wrapper', '{"live":"false","notificationItems":[{}]}', unsigned],
    ['null for an item', '{"live":"false","notificationItems":[null]}', unsigned],
  ];
  for (const [name, payload, flaw] of refused) {
    test(name, async () => {
      const request = post(payload, CREDENTIALS);
      assert.equal(reasonOf(await authenticate(sender, request)), `HMAC: item 0: ${flaw}`);
    });
  }

  test('the key of another webhook', async () => {
    const request = post(signItems(AUTHORISATION, secrets('foreign').keys[0] ?? ''), CREDENTIALS);
    const reason = reasonOf(await authenticate(sender, request));
    assert.equal(reason, `HMAC: item 0: ${OF_OTHER_KEY}`);
  });

  const bodies: readonly (readonly [string, string, string])[] = [
    ['an empty body', '', 'body: is not one JSON document'],
    ['a truncated body', AUTHORISATION.slice(0, -9), 'body: is not one JSON document'],
    ['a list', '[]', 'body: no notificationItems, so not a webhook of the type Standard'],
    [
      'a webhook of another type',
      '{"type":"balancePlatform.transfer.created","data":{},"environment":"test"}',
      'body: no notificationItems, so not a webhook of the type Standard',
    ],
    ['no items', '{"live":"false","notificationItems":[]}', 'body: notificationItems is empty'],
  ];
  for (const [name, body, because] of bodies) {
    test(`${name}, though the password is right`, async () => {
      const reason = reasonOf(await authenticate(sender, post(body, CREDENTIALS)));
      assert.equal(reason, `HMAC: nothing to verify; ${because}`);
    });
  }
});
