import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CAPTURED, FRAUD, understood, withResource } from './change-fixture.ts';

describe('the subject of a PayPal event', () => {
  const up = (href: unknown) => ({ links: [{ rel: 'up', href }] });
  const HOST = 'https://api.paypal.com';
  const links: readonly (readonly [unknown, readonly string[]])[] = [
    [`${HOST}/v2/payments/captures/27M47624FP291604U`, ['paypal:27M47624FP291604U']],
    [`${HOST}/v2/payments/authorizations/7W5147081L658180V`, ['paypal:7W5147081L658180V']],
    [`${HOST}/v2/checkout/orders/8PR65097T8571330M`, ['paypal:8PR65097T8571330M']],
    [`${HOST}/v2/payments/captures/27M47624FP291604U/refund`, []],
    [`${HOST}/v2/payments/captures/27M47624FP291604U?x=1`, []],
    [`${HOST}/v2/payments/captures/`, []],
    [`${HOST}/v2/payments/captures/${'X'.repeat(65)}`, []],
    [`${HOST}/v2/payments/captures/a:b`, []],
    [7, []],
    [undefined, []],
  ];
  for (const [href, keys] of links) {
    test(`a refund whose link up is ${href}`, async () => {
      const fields = { ...up(href), invoice_id: undefined };
      assert.deepEqual(
        (await understood(withResource('payment.refund.pending', fields))).keys,
        keys,
      );
    });
  }

  test('values the merchant gave are passed on as they are, each once', async () => {
    const given = { custom_id: 'order 5/é', custom: '', invoice_id: 'A' };
    const reading = await understood(withResource(CAPTURED, given));
    assert.deepEqual(reading.shaped, ['order 5/é']);
    assert.equal(reading.keys.at(-1), 'order:A');
    const empty = await understood(withResource(CAPTURED, { custom_id: '' }));
    assert.equal(empty.shaped, undefined);
  });

  test('a reference that is not 1 to 255 printable characters is no key', async () => {
    for (const invoice_id of ['', 'é', 'a\nb', 'x'.repeat(256), 7, null]) {
      const { keys } = await understood(withResource(CAPTURED, { invoice_id }));
      assert.ok(!keys.some((key) => key.startsWith('order:')), String(invoice_id));
    }
    const { keys } = await understood(withResource(CAPTURED, { invoice_id: 'x'.repeat(255) }));
    assert.equal(keys.at(-1), `order:${'x'.repeat(255)}`);
  });

  test('what cannot be an id is left out, and the rest still links', async () => {
    const supplementary_data = { related_ids: { order_id: 'a b', authorization_id: 7 } };
    const { keys } = await understood(withResource(CAPTURED, { supplementary_data, links: 'x' }));
    assert.deepEqual(keys, ['paypal:3C679366HH908993F', 'order:ORDER-1234']);
  });

  test('a dispute about several payments has the keys of each, and no currency', async () => {
    const disputed_transactions = [
      { seller_transaction_id: 'A1', custom: 'one' },
      { seller_transaction_id: 'B2', invoice_number: 'two' },
    ];
    const reading = await understood(withResource(FRAUD, { disputed_transactions }));
    assert.deepEqual(reading.keys, ['paypal:A1', 'paypal:B2', 'order:two']);
    assert.deepEqual(reading.shaped, ['one']);
    assert.equal(reading.currency, undefined);
  });

  test('a thousand parts are not a thousand keys', async () => {
    const disputed_transactions = Array.from({ length: 1_000 }, (_, index) => ({
      seller_transaction_id: `T${index}`,
    }));
    const reading = await understood(withResource(FRAUD, { disputed_transactions }));
    assert.ok(reading.keys.length <= 10);
  });
});
