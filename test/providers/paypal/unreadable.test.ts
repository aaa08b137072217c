import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixtureText } from '../sender.ts';
import { CAPTURED, type Fields, FRAUD, read, withEvent, withResource } from './change-fixture.ts';

describe('PayPal events that cannot be read', () => {
  const bodies: readonly (readonly [string, string, RegExp])[] = [
    ['nothing', '', /is not one JSON document/],
    ['malformed JSON', '{"id":"WH-1",', /is not one JSON document/],
    ['null', 'null', /^body: /],
    ['a list', '[]', /^body: /],
    ['deep nesting', '['.repeat(100_000), /nested deeper/],
  ];
  for (const [name, body, because] of bodies) {
    test(`${name} as the body`, async () => {
      const reading = await read(body);
      assert.deepEqual([reading.kind, reading.event], ['unreadable', { type: 'unknown' }]);
      assert.match(reading.because ?? '', because);
    });
  }

  const resources: readonly (readonly [string, string, Fields, string])[] = [
    ['a capture without id', CAPTURED, { id: undefined }, 'resource.id'],
    ['a number as id', CAPTURED, { id: 7 }, 'resource.id'],
    ['an id that is none', CAPTURED, { id: '../x' }, 'resource.id'],
    ['an id of 300 characters', CAPTURED, { id: 'C'.repeat(300) }, 'resource.id'],
    ['a refund without id', 'payment.capture.refunded', { id: null }, 'resource.id'],
    ['a dispute without id', FRAUD, { dispute_id: undefined }, 'resource.dispute_id'],
    ['a number as reason', FRAUD, { reason: 4837 }, 'resource.reason'],
    ['a number as code', FRAUD, { external_reason_code: 4837 }, 'resource.external_reason_code'],
    [
      'a stage that is no text',
      FRAUD,
      { dispute_life_cycle_stage: ['CHARGEBACK'] },
      'resource.dis',
    ],
    ['an outcome that is no object', FRAUD, { dispute_outcome: 'DENIED' }, 'resource.dispute_out'],
    [
      'an approval without ids',
      'checkout.payment-approval.reversed',
      { order_id: undefined },
      'resource: must have',
    ],
  ];
  for (const [name, fixture, fields, path] of resources) {
    test(`${name} is told by its path, and the event keeps its id, type and time`, async () => {
      const reading = await read(withResource(fixture, fields));
      assert.equal(reading.kind, 'unreadable');
      assert.ok(reading.because?.startsWith(path), reading.because);
      const intact = await read(fixtureText('paypal', fixture));
      assert.deepEqual(reading.event, intact.event);
    });
  }

  test('no resource, or one that is no object', async () => {
    for (const resource of [undefined, null, 7, 'x', []]) {
      const reading = await read(withEvent(CAPTURED, { resource }));
      assert.equal(reading.kind, 'unreadable');
      assert.match(reading.because ?? '', /^resource: /);
    }
  });

  test('a reason names paths and rules, never a value', async () => {
    const fields = { dispute_id: 'shopper@example.com', reason: ['shopper@example.com'] };
    const reading = await read(withResource(FRAUD, fields));
    assert.doesNotMatch(reading.because ?? '', /shopper/);
  });
});
