import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixtureText } from '../sender.ts';
import { changed, read } from './change-fixture.ts';

const TYPE = 'payment_approved';
const ID = JSON.parse(fixtureText('checkout', TYPE)).id;

/** As merchants have received it: the name of its data is gone, and so is a brace. */
const MALFORMED = `{"id":"evt_y3oqhf46pyzuxjbcn2giaqnb44","type":"authentication_failed",
"version":"2.1.0","created_on":"2026-09-15T07:31:18.241Z",\uFFFD
{"reason":"Declined","eci":"00","cavv":null,"payment_id":"pay_griq7wyqkggu7mnk7ecm6ysrl4"},
"_links":{"self":{"href":"https://api.checkout.com/workflows/events/evt_x"}`;

describe('Checkout.com events that cannot be read', () => {
  const WRONG = 'body: Invalid input: expected object, received';
  const bodies: readonly (readonly [string, string, string])[] = [
    ['the malformed authentication_failed', MALFORMED, 'body: is not one JSON document'],
    ['nothing', '', 'body: is not one JSON document'],
    [
      'half a document',
      fixtureText('checkout', TYPE).slice(0, 500),
      'body: is not one JSON document',
    ],
    ['two documents', '{}\n{}', 'body: is not one JSON document'],
    ['null', 'null', `${WRONG} null`],
    ['a string', '"evt_1"', `${WRONG} string`],
    ['a list', '[]', `${WRONG} array`],
    ['deep nesting', '['.repeat(100_000), 'body: nested deeper than 64 levels'],
  ];
  for (const [name, body, because] of bodies) {
    test(`${name} as the body`, async () => {
      const expected = { kind: 'unreadable', event: { type: 'unknown' }, because };
      assert.deepEqual(await read(body), expected);
    });
  }

  const cases: readonly (readonly [string, string, object, object, string])[] = [
    ['no type', TYPE, {}, { type: undefined }, 'type'],
    ['a number as type', TYPE, {}, { type: 7 }, 'type'],
    ['no data', TYPE, {}, { data: undefined }, 'data'],
    ['null as data', TYPE, {}, { data: null }, 'data'],
    ['a list as data', TYPE, {}, { data: [] }, 'data'],
    ['a payment without id', TYPE, { id: undefined }, {}, 'data.id'],
    ['a payment with a number as id', TYPE, { id: 7 }, {}, 'data.id'],
    ['an id that is none', TYPE, { id: '../pay_1' }, {}, 'data.id'],
    ['an id of 256 characters', TYPE, { id: 'p'.repeat(256) }, {}, 'data.id'],
    ['an action that is none', TYPE, { action_id: 'act 1' }, {}, 'data.action_id'],
    ['an action of 256 characters', TYPE, { action_id: 'a'.repeat(256) }, {}, 'data.action_id'],
    [
      'a code that is an object',
      'payment_declined',
      { response_code: {} },
      {},
      'data.response_code',
    ],
    ['a dispute without id', 'dispute_won.fraud', { id: null }, {}, 'data.id'],
    ['a reason that is a list', 'dispute_won.fraud', { reason_code: [] }, {}, 'data.reason_code'],
    ['a category that is true', 'dispute_won.fraud', { category: true }, {}, 'data.category'],
    ['a report without payment', 'fraud_reported', { payment: {} }, {}, 'data.payment.id'],
    ['a report without fraud', 'fraud_reported', { fraud: null }, {}, 'data.fraud'],
  ];
  for (const [name, fixture, data, envelope, path] of cases) {
    test(`${name} is told by its path, and the id is kept`, async () => {
      const reading = await read(changed(fixture, { ...data }, { id: ID, ...envelope }));
      assert.equal(reading.kind, 'unreadable');
      assert.equal(reading.event.id, ID);
      assert.ok(reading.because?.startsWith(`${path}: `), reading.because);
    });
  }

  test('a reason names paths and rules, never a value', async () => {
    const personal = 'shopper@example.com';
    const data = { id: personal, reason_code: [personal], category: { personal } };
    const reading = await read(changed('dispute_received.fraud', data));
    assert.equal(reading.kind, 'unreadable');
    assert.doesNotMatch(reading.because ?? '', /shopper/);
  });
});
