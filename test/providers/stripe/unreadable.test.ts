import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changed, withObject } from './change-fixture.ts';
import { fixtureText, readSigned } from './read-fixture.ts';

const EVENT_ID = JSON.parse(fixtureText('charge.succeeded')).id;

describe('Stripe events that cannot be read', () => {
  const WRONG = 'body: Invalid input: expected object, received';
  const bodies: readonly (readonly [string, string, string])[] = [
    ['nothing', '', 'body: is not one JSON document'],
    ['malformed JSON', '{"id":"evt_1",', 'body: is not one JSON document'],
    ['two documents', '{}\n{}', 'body: is not one JSON document'],
    ['null', 'null', `${WRONG} null`],
    ['a number', '42', `${WRONG} number`],
    ['a string', '"evt_1"', `${WRONG} string`],
    ['a list', '[]', `${WRONG} array`],
    ['deep nesting', '['.repeat(100_000), 'body: nested deeper than 64 levels'],
  ];
  for (const [name, body, because] of bodies) {
    test(`${name} as the body`, () => {
      const expected = { kind: 'unreadable', event: { type: 'unknown' }, because };
      assert.deepEqual(readSigned(body), expected);
    });
  }

  const envelopes: readonly (readonly [
    string,
    (event: Record<string, unknown>) => void,
    RegExp,
  ])[] = [
    ['another kind of object', (event) => Object.assign(event, { object: 'charge' }), /^object: /],
    ['no kind of object', (event) => delete event['object'], /^object: /],
    ['no type', (event) => delete event['type'], /^type: /],
    ['a number as type', (event) => Object.assign(event, { type: 7 }), /^type: /],
    ['no data', (event) => delete event['data'], /^data: /],
    [
      'null as object',
      (event) => Object.assign(event, { data: { object: null } }),
      /^data\.object: /,
    ],
    ['no object', (event) => Object.assign(event, { data: {} }), /^data\.object: /],
    [
      'a list as object',
      (event) => Object.assign(event, { data: { object: [] } }),
      /^data\.object: /,
    ],
  ];
  for (const [name, change, because] of envelopes) {
    test(`${name}, and the id is kept so that a redelivery is recognised`, () => {
      const reading = readSigned(changed('charge.succeeded', change));
      assert.equal(reading.kind, 'unreadable');
      assert.equal(reading.event.id, EVENT_ID);
      assert.match(reading.because ?? '', because);
    });
  }

  const objects: readonly (readonly [string, string, Record<string, unknown>, string])[] = [
    ['a charge without id', 'charge.succeeded', { id: undefined }, 'data.object.id'],
    ['a charge with a number as id', 'charge.succeeded', { id: 7 }, 'data.object.id'],
    ['an id that is none', 'charge.succeeded', { id: '../ch_1' }, 'data.object.id'],
    ['an id of 300 characters', 'charge.succeeded', { id: 'c'.repeat(300) }, 'data.object.id'],
    [
      'a reference that is none',
      'charge.dispute.created.fraud',
      { charge: 'ch 1' },
      'data.object.charge',
    ],
    [
      'an expanded reference without id',
      'refund.created',
      { payment_intent: { object: 'payment_intent' } },
      'data.object.payment_intent',
    ],
    [
      'a dispute without id and charge',
      'charge.dispute.created.2013',
      { charge: null },
      'data.object',
    ],
    ['a dispute without status', 'charge.dispute.closed.won', { status: 1 }, 'data.object.status'],
    ['an outcome that is no object', 'charge.failed', { outcome: 'x' }, 'data.object.outcome'],
  ];
  for (const [name, fixture, fields, path] of objects) {
    test(`${name} is told by its path`, () => {
      const reading = readSigned(withObject(fixture, fields));
      assert.equal(reading.kind, 'unreadable');
      assert.ok(reading.because?.startsWith(`${path}: `), reading.because);
    });
  }

  test('a reason names paths and rules, never a value', () => {
    const secret = 'shopper@example.com';
    const body = withObject('charge.dispute.created.fraud', {
      id: secret,
      status: [secret],
      charge: { id: secret },
      payment_method_details: secret,
    });
    const reading = readSigned(body);
    assert.equal(reading.kind, 'unreadable');
    assert.doesNotMatch(reading.because ?? '', /shopper/);
  });
});
