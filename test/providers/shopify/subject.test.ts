import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readPayload } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { changed } from './change-fixture.ts';
import { understood } from './read-event.ts';
import { shopifySender } from './sender.ts';

type Fields = Readonly<Record<string, unknown>>;

describe('what ties Shopify events to an assessment', () => {
  const named = (value: unknown) => ({ name: 'recaptcha_assessment', value });
  const attributes: readonly (readonly [string, unknown, string | undefined])[] = [
    [
      'the first that has a value',
      [named(''), named('b6ac310000000000'), named('b')],
      'b6ac310000000000',
    ],
    [
      'none of another name',
      [{ name: 'Recaptcha_Assessment', value: 'b6ac310000000000' }],
      undefined,
    ],
    ['no number', [named(42)], undefined],
    ['no null', [named(null), null, 7, 'x', []], undefined],
    ['nothing where there is no list', { recaptcha_assessment: 'b6ac310000000000' }, undefined],
    ['nothing of null', null, undefined],
  ];
  for (const [name, note_attributes, carried] of attributes) {
    test(`attributes carry ${name}`, async () => {
      const reading = await understood(changed('order', { note_attributes }));
      assert.equal(reading.carried, carried);
      assert.deepEqual(reading.keys, ['shopify:820982911946154508']);
    });
  }

  test('the name of the attribute is the configured one', async () => {
    const payload = changed('order', { note_attributes: [{ name: 'score', value: 'x1' }] });
    const [reading] = await readPayload(shopifySender, payload, [], 'score');
    assert.equal(reading?.kind === 'understood' && reading.carried, 'x1');
  });

  test('an order is known by its status or by its name, besides its attributes', async () => {
    const typeOf = async (fields: Fields) =>
      (await understood(changed('order.chosen-fields', fields))).event.type;
    assert.equal(await typeOf({ financial_status: undefined }), 'order');
    assert.equal(await typeOf({ admin_graphql_api_id: undefined }), 'order');
    assert.equal(await typeOf({ note_attributes: undefined }), 'unknown');
    const draft = 'gid://shopify/DraftOrder/1';
    assert.equal(
      await typeOf({ financial_status: undefined, admin_graphql_api_id: draft }),
      'unknown',
    );
  });

  test('a transaction is known by its gateway or by its amount, besides its kind', async () => {
    const typeOf = async (fields: Fields) =>
      (await understood(changed('order_transaction.sale', fields))).event.type;
    assert.equal(await typeOf({ gateway: undefined }), 'order_transaction');
    assert.equal(await typeOf({ amount: undefined }), 'order_transaction');
    assert.equal(await typeOf({ gateway: undefined, amount: undefined }), 'unknown');
    assert.equal(await typeOf({ order_id: undefined }), 'unknown');
  });

  test('the currency of the payment is in upper case, or left out', async () => {
    for (const [currency, told] of [
      ['usd', 'USD'],
      ['US', undefined],
      [840, undefined],
    ] as const) {
      const reading = await understood(changed('order_transaction.sale', { currency }));
      assert.equal(reading.currency, told);
    }
  });

  test('a transaction without order says what it says, and finds nothing', async () => {
    const reading = await understood(changed('order_transaction.sale', { order_id: null }));
    assert.deepEqual(reading.keys, []);
    assert.equal(reading.statements.length, 1);
  });

  test('the largest id there can be is kept to the last digit', async () => {
    const json = fixtureText('shopify', 'order').replace(
      '"id":820982911946154508',
      '"id":18446744073709551615',
    );
    assert.deepEqual((await understood(json)).keys, ['shopify:18446744073709551615']);
  });

  test('a small id is the same as a number and as text', async () => {
    for (const order_id of [450789469, '450789469']) {
      const reading = await understood(changed('dispute.fraud', { order_id }));
      assert.deepEqual(reading.keys, ['shopify:450789469']);
    }
  });
});
