import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as z from 'zod';
import {
  type EventTable,
  findRow,
  ignored,
  nothing,
  on,
  type Surroundings,
  says,
} from '../../shared/providers/event-table.ts';
import type { Statement } from '../../shared/providers/provider.ts';

const STATEMENT: Statement = { annotation: {}, fact: 'a:b:c', because: 'it is so' };
const HERE: Surroundings = { opinions: new Set() };
const UNKNOWN = { statements: [], because: 'not an event that says anything about a payment' };

describe('what an event says', () => {
  test('is its statements, or nothing and why', () => {
    assert.deepEqual(says(STATEMENT), { statements: [STATEMENT] });
    assert.deepEqual(says(STATEMENT, STATEMENT), { statements: [STATEMENT, STATEMENT] });
    assert.deepEqual(nothing('why'), { statements: [], because: 'why' });
  });

  test('is nothing, whatever the object, for an ignored row', () => {
    for (const object of [undefined, null, 7, {}]) {
      assert.deepEqual(ignored('why')(object, HERE), nothing('why'));
    }
  });
});

describe('a row that reads an object of a shape', () => {
  const shape = z.object({ id: z.string(), amount: z.number().default(0) });

  test('is given what the shape makes of the object, and the surroundings', () => {
    const given: unknown[] = [];
    const row = on(shape, (...args) => {
      given.push(...args);
      return says(STATEMENT);
    });
    assert.deepEqual(row({ id: 'a', more: true }, HERE), says(STATEMENT));
    assert.deepEqual(given, [{ id: 'a', amount: 0 }, HERE]);
  });

  test('gives the flaws back, and says nothing, when the object is another', () => {
    const row = on(shape, () => assert.fail('said something'));
    for (const object of [undefined, null, [], {}, { id: 7 }]) {
      assert.ok(row(object, HERE) instanceof z.ZodError, JSON.stringify(object));
    }
  });
});

describe('finding the row of an event type', () => {
  const table: EventTable = {
    'payment.created': ignored('created'),
    'payment.*': ignored('payment'),
    'pay*': ignored('pay'),
    'refund.*': ignored('refund'),
  };
  const found: readonly (readonly [string, string])[] = [
    ['payment.created', 'created'],
    ['payment.updated', 'payment'],
    ['payment.created.twice', 'payment'],
    ['payment.', 'payment'],
    ['payout', 'pay'],
    ['pay', 'pay'],
    ['refund.created', 'refund'],
    // A family's own name is a type like any other.
    ['payment.*', 'payment'],
  ];
  for (const [type, because] of found) {
    test(`${type} is read as ${because}`, () => {
      assert.deepEqual(findRow(type, table)({}, HERE), nothing(because));
    });
  }

  const unknown = ['', 'refund', 'Payment.created', 'a.payment.created', '*', '__proto__'];
  for (const type of [...unknown, 'constructor', 'toString']) {
    test(`${type || 'no name'} is no event we know`, () => {
      assert.deepEqual(findRow(type, table)({}, HERE), UNKNOWN);
      assert.deepEqual(findRow(type, {})({}, HERE), UNKNOWN);
    });
  }
});
