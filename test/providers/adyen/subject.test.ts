import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readPayload, type Understood } from '../read-payload.ts';
import { fixtureText, type Sender } from '../sender.ts';
import { withData, withFields } from './change-item.ts';
import { understood } from './read-one.ts';
import { adyenSender } from './sender.ts';
import { DISPUTE, PAYMENT } from './tables/ids.ts';

const ASSESSMENT = 'c6d2a7f0b1934e58';
const METADATA = { 'metadata.recaptcha_assessment': ASSESSMENT };

describe('The assessment that an Adyen event carries', () => {
  const carrying = [
    'AUTHORISATION',
    'AUTHORISATION.refused',
    'EXPIRE',
    'OFFER_CLOSED',
    'MANUAL_REVIEW_ACCEPT',
    'MANUAL_REVIEW_REJECT',
    'CAPTURE',
    'REFUND',
    'NOTIFICATION_OF_FRAUD',
    'CHARGEBACK.fraud',
  ];
  for (const fixture of carrying) {
    test(`counts in the metadata of ${fixture}`, async () => {
      assert.equal((await understood(withData(fixture, METADATA))).carried, ASSESSMENT);
    });
  }

  test('stands under the configured key', async () => {
    const payload = withData('AUTHORISATION', { 'metadata.assessment': ASSESSMENT });
    const [reading] = await readPayload(adyenSender as Sender, payload, [], 'assessment');
    assert.equal((reading as Understood).carried, ASSESSMENT);
  });

  test('is text, and not empty', async () => {
    for (const value of [7, null, '', {}, [ASSESSMENT]]) {
      const data = { 'metadata.recaptcha_assessment': value };
      assert.equal((await understood(withData('AUTHORISATION', data))).carried, undefined);
    }
  });

  test('is put there by the sender of the tests, and only on a payment', async () => {
    const carried = adyenSender.carry(fixtureText('adyen', 'AUTHORISATION'), ASSESSMENT);
    assert.equal((await understood(carried ?? '')).carried, ASSESSMENT);
    assert.equal(adyenSender.carry(fixtureText('adyen', 'CAPTURE'), ASSESSMENT), undefined);
  });
});

describe("The merchant's reference of an Adyen event", () => {
  async function keysOf(fixture: string, fields: Readonly<Record<string, unknown>>) {
    const { keys, shaped } = await understood(withFields(fixture, fields));
    return { keys, shaped };
  }

  test('may be the assessment', async () => {
    assert.deepEqual(await keysOf('AUTHORISATION', { merchantReference: ASSESSMENT }), {
      keys: [`adyen:${PAYMENT}`, `order:${ASSESSMENT}`],
      shaped: [ASSESSMENT],
    });
  });

  const unusable: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['missing', { merchantReference: undefined }],
    ['empty', { merchantReference: '' }],
    ['not ASCII', { merchantReference: 'Größe-12' }],
    ['holding a line break', { merchantReference: 'ORDER\n10042' }],
    ['longer than 255 characters', { merchantReference: 'x'.repeat(256) }],
    ['holding the colon that separates what is signed', { merchantReference: 'ORDER:10042' }],
    ['next to an account with a colon', { merchantAccountCode: 'Example:Shop' }],
    ['next to a currency with a colon', { amount: { value: 1, currency: '2:EUR' } }],
    ['next to an amount with a colon', { amount: { value: '1:2', currency: 'EUR' } }],
  ];
  for (const [name, fields] of unusable) {
    test(`is no key when it is ${name}`, async () => {
      assert.deepEqual(await keysOf('AUTHORISATION', fields), {
        keys: [`adyen:${PAYMENT}`],
        shaped: undefined,
      });
    });
  }

  test('is no key next to an original with a colon, as when text was moved to the left', async () => {
    const fields = { originalReference: `${PAYMENT}:ExampleShopECOM`, merchantAccountCode: 'a' };
    const found = await keysOf('CHARGEBACK.fraud', { ...fields, merchantReference: 'b' });
    assert.deepEqual(found, { keys: [`adyen:${DISPUTE}`], shaped: undefined });
  });
});

describe('The payment that an Adyen event is about', () => {
  test('is the one authorised, even if an original is named', async () => {
    const payload = withFields('AUTHORISATION', { originalReference: 'OTHER' });
    assert.equal((await understood(payload)).keys[0], `adyen:${PAYMENT}`);
  });

  test('is never the reference of a capture or a refund itself', async () => {
    for (const fixture of ['CAPTURE', 'REFUND']) {
      const { keys } = await understood(withFields(fixture, { originalReference: undefined }));
      assert.deepEqual(
        keys.filter((key) => key.startsWith('adyen:')),
        [],
        fixture,
      );
    }
  });

  test('is found by the dispute where a later event of it names no payment', async () => {
    const fields = { originalReference: undefined };
    const { keys } = await understood(withFields('CHARGEBACK.fraud', fields));
    assert.equal(keys[0], `adyen:${DISPUTE}`);
    const first = await understood(fixtureText('adyen', 'CHARGEBACK.fraud'));
    assert.deepEqual(first.keys.slice(0, 2), [`adyen:${PAYMENT}`, `adyen:${DISPUTE}`]);
  });

  test('tells its currency when it is authorised, and no dispute does', async () => {
    const lower = withFields('AUTHORISATION', { amount: { value: 1, currency: 'eur' } });
    assert.equal((await understood(lower)).currency, 'EUR');
    const none = withFields('AUTHORISATION', { amount: { value: 1, currency: 'EURO' } });
    assert.equal((await understood(none)).currency, undefined);
    assert.equal((await understood(fixtureText('adyen', 'CHARGEBACK.fraud'))).currency, undefined);
  });
});
