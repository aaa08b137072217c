import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixtureText } from '../sender.ts';
import { changed } from './change-fixture.ts';
import { read, understood } from './read-event.ts';

type Fields = Readonly<Record<string, unknown>>;

describe('Shopify events that cannot be read', () => {
  const bodies: readonly (readonly [string, string, string])[] = [
    ['nothing', '', 'body: is not one JSON document'],
    ['malformed JSON', '{"id":820982911946154508,', 'body: is not one JSON document'],
    ['two documents', '{}\n{}', 'body: is not one JSON document'],
    ['null', 'null', 'body: must be an object'],
    ['a number', '820982911946154508', 'body: must be an object'],
    ['a list', '[]', 'body: must be an object'],
    ['deep nesting', '['.repeat(100_000), 'body: nested deeper than 64 levels'],
    [
      'deep nesting around long integers',
      `${'['.repeat(65)}9007199254740993${']'.repeat(65)}`,
      'body: nested deeper than 64 levels',
    ],
  ];
  for (const [name, body, because] of bodies) {
    test(`${name} as the body`, async () => {
      const expected = { kind: 'unreadable', event: { type: 'unknown' }, because };
      assert.deepEqual(await read(body), expected);
    });
  }

  const objects: readonly (readonly [string, string, Fields, string])[] = [
    ['a dispute without id', 'dispute.fraud', { id: undefined }, 'id'],
    ['an id that is none', 'dispute.fraud', { id: 'dispute 1' }, 'id'],
    ['a global id', 'dispute.fraud', { id: 'gid://shopify/Dispute/1' }, 'id'],
    ['an id of 21 digits', 'dispute.fraud', { id: '1'.repeat(21) }, 'id'],
    ['an id of zero', 'dispute.fraud', { id: 0 }, 'id'],
    ['a negative id', 'dispute.fraud', { id: -5 }, 'id'],
    ['an id with a fraction', 'dispute.fraud', { id: 1.5 }, 'id'],
    ['an order that is none', 'dispute.fraud', { order_id: '#1001' }, 'order_id'],
    ['a status that is no text', 'dispute.fraud', { status: null }, 'status'],
    ['a type that is no text', 'dispute.fraud', { type: 7 }, 'type'],
    ['a reason that is no text', 'dispute.fraud', { reason: {} }, 'reason'],
    ['a code that is no text', 'dispute.fraud', { network_reason_code: {} }, 'network_reason_code'],
    ['a transaction without id', 'order_transaction.sale', { id: null }, 'id'],
    ['a kind that is no text', 'order_transaction.sale', { kind: [] }, 'kind'],
    ['an outcome that is no text', 'order_transaction.sale', { status: true }, 'status'],
    ['an order without id', 'order.carried', { id: undefined }, 'id'],
  ];
  for (const [name, fixture, fields, path] of objects) {
    test(`${name} is told by its path, and its type and time are kept`, async () => {
      const { event } = await understood(fixtureText('shopify', fixture));
      const reading = await read(changed(fixture, fields));
      assert.equal(reading.kind, 'unreadable');
      assert.ok(reading.because?.startsWith(`${path}: `), reading.because);
      assert.deepEqual(reading.event, event);
    });
  }

  test('a reason names paths and rules, never a value', async () => {
    const secret = 'shopper@example.com';
    const fields = { id: secret, order_id: secret, status: [secret], reason: { secret } };
    const reading = await read(changed('dispute.fraud', fields));
    assert.equal(reading.kind, 'unreadable');
    assert.doesNotMatch(JSON.stringify(reading), /shopper/);
  });
});
