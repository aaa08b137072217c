import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixtureText } from '../sender.ts';
import { read, withEnvelope, withObject } from './change-fixture.ts';

describe('Square events that cannot be read', () => {
  const WRONG = 'body: Invalid input: expected object, received';
  const bodies: readonly (readonly [string, string, string])[] = [
    ['nothing', '', 'body: is not one JSON document'],
    ['malformed JSON', '{"event_id":"1",', 'body: is not one JSON document'],
    ['two documents', '{}\n{}', 'body: is not one JSON document'],
    ['null', 'null', `${WRONG} null`],
    ['a number', '42', `${WRONG} number`],
    ['a list', '[]', `${WRONG} array`],
    ['deep nesting', '['.repeat(100_000), 'body: nested deeper than 64 levels'],
  ];
  for (const [name, body, because] of bodies) {
    test(`${name} as the body`, async () => {
      const event = { type: 'unknown' };
      assert.deepEqual(await read(body), { kind: 'unreadable', event, because });
    });
  }

  const PAYMENT = 'data.object.payment';
  const DISPUTE = 'data.object.dispute';
  const events: readonly (readonly [string, string, string])[] = [
    ['no type', withEnvelope('payment.created', { type: undefined }), 'type'],
    ['a number as type', withEnvelope('payment.created', { type: 7 }), 'type'],
    ['no data', withEnvelope('payment.created', { data: null }), 'data.object'],
    ['no object', withEnvelope('payment.created', { data: {} }), 'data.object'],
    ['no payment', withEnvelope('payment.created', { data: { object: {} } }), PAYMENT],
    ['a payment without id', withObject('payment.created', { id: undefined }), `${PAYMENT}.id`],
    ['a payment with a number as id', withObject('payment.created', { id: 7 }), `${PAYMENT}.id`],
    ['an id that is none', withObject('payment.created', { id: '../p' }), `${PAYMENT}.id`],
    ['an id of 256', withObject('payment.created', { id: 'p'.repeat(256) }), `${PAYMENT}.id`],
    ['no status', withObject('payment.created', { status: null }), `${PAYMENT}.status`],
    [
      'a refund without status',
      withObject('refund.updated.completed', { status: 1 }),
      'data.object.refund.status',
    ],
    ['a dispute without id', withObject('dispute.created.fraud', { id: null }), DISPUTE],
    [
      'a dispute with an odd id',
      withObject('dispute.created.fraud', { id: 'a:b' }),
      `${DISPUTE}.id`,
    ],
    [
      'a dispute without state',
      withObject('dispute.created.fraud', { state: {} }),
      `${DISPUTE}.state`,
    ],
    [
      'a reason that is no text',
      withObject('dispute.created.fraud', { reason: 1 }),
      `${DISPUTE}.reason`,
    ],
  ];
  for (const [name, body, path] of events) {
    test(`${name}: told by its path, with the id by which a redelivery is recognised`, async () => {
      const reading = await read(body);
      assert.equal(reading.kind, 'unreadable');
      assert.equal(reading.event.id, JSON.parse(body).event_id);
      assert.ok(reading.because?.startsWith(`${path}: `), reading.because);
    });
  }

  test('a reason names paths and rules, never a value', async () => {
    const secret = 'shopper@example.com';
    const payload = withObject('dispute.created.fraud', {
      id: secret,
      reason: { secret },
      state: 1,
    });
    const reading = await read(payload);
    assert.equal(reading.kind, 'unreadable');
    assert.doesNotMatch(reading.because ?? '', /shopper/);
  });

  test('an event of a kind that says nothing is never unreadable for what it is about', async () => {
    const body = fixtureText('square', 'dispute.evidence.created').replace(
      /"dispute": \{[^}]*\{/,
      '"dispute": { "id": 7, "x": {',
    );
    assert.equal((await read(body)).kind, 'understood');
  });
});
