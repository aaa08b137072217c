import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fingerprint } from '../../../shared/config/secrets.ts';
import { authenticate, readPayload } from '../read-payload.ts';
import { together, withData, withFields } from './change-item.ts';
import { post, signItems } from './sender.ts';
import {
  AUTHORISATION,
  CAPTURE,
  CREDENTIALS,
  KEY,
  OF_OTHER_KEY,
  reasonOf,
  sender,
  signed,
} from './signing.ts';

describe('Adyen notifications of several items', () => {
  const signedCapture = signItems(CAPTURE, KEY);
  const forged = withFields('REFUND', { amount: { currency: 'EUR', value: 1 } });

  test('all good: nothing is dropped and the body stays as it is', async () => {
    const request = signed(together(AUTHORISATION, CAPTURE), 'current');
    assert.deepEqual(await authenticate(sender, request), {
      authentic: true,
      secret: fingerprint(KEY),
    });
  });

  test('the good ones are read in order, the bad ones dropped with a reason each', async () => {
    const unsigned = withData('EXPIRE', { hmacSignature: undefined });
    const payload = together(forged, signedCapture, unsigned, AUTHORISATION);
    const authenticity = await authenticate(sender, post(payload, CREDENTIALS));
    assert.ok(authenticity.authentic);
    assert.deepEqual(authenticity.dropped, [
      `item 0: ${OF_OTHER_KEY}`,
      'item 2: has no additionalData.hmacSignature; generate an HMAC key for the webhook',
    ]);
    assert.deepEqual(
      JSON.parse(String(authenticity.body)),
      JSON.parse(together(CAPTURE, AUTHORISATION)),
    );
  });

  test('what remains of a notification verifies again, as a redrive needs it', async () => {
    const payload = together(forged, AUTHORISATION);
    const first = await authenticate(sender, post(payload, CREDENTIALS));
    assert.ok(first.authentic && first.body);
    const again = await authenticate(sender, post(String(first.body), CREDENTIALS));
    assert.deepEqual(again, { authentic: true, secret: fingerprint(KEY) });
  });

  test('all bad: refused, and the reason is that of the first', async () => {
    const request = post(together(forged, forged), CREDENTIALS);
    assert.equal(reasonOf(await authenticate(sender, request)), `HMAC: item 0: ${OF_OTHER_KEY}`);
  });

  test('one reading for each item, in order', async () => {
    const readings = await readPayload(sender, together(AUTHORISATION, CAPTURE));
    assert.deepEqual(
      readings.map(({ event }) => event.type),
      ['AUTHORISATION', 'CAPTURE'],
    );
  });

  test('one that cannot be read is kept alone, and read again alone', async () => {
    const unreadable = withFields('CAPTURE', { success: 'perhaps' });
    const readings = await readPayload(sender, together(AUTHORISATION, unreadable));
    assert.deepEqual(
      readings.map(({ kind }) => kind),
      ['understood', 'unreadable'],
    );
    const [, kept] = readings;
    assert.ok(kept?.kind === 'unreadable' && kept.body);
    const context = { metadataKey: 'recaptcha_assessment', opinions: new Set<never>() };
    const [again, ...others] = sender.provider.read({ headers: {}, body: kept.body }, context);
    assert.deepEqual(others, []);
    assert.equal(again?.because, kept.because);
  });

  test('more than Adyen would ever send are refused before any is looked at', async () => {
    const items = Array.from({ length: 1_001 }, () => AUTHORISATION);
    const authenticity = await authenticate(sender, signed(together(...items), 'current'));
    assert.match(reasonOf(authenticity), /more than 1000 items/);
  });
});
