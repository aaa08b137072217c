import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as z from 'zod';
import { nothing, on, says } from '../../shared/providers/event-table.ts';
import type { ReadingContext, Statement } from '../../shared/providers/provider.ts';
import {
  type EventReader,
  flawsOf,
  readEvent,
  readJsonEvent,
  unreadable,
} from '../../shared/providers/read-event.ts';

const CONTEXT: ReadingContext = { metadataKey: 'key', opinions: new Set(['repeat-verdict']) };
const EVENT = { id: 'evt_1', type: 'paid', time: '2026-09-29T08:00:00.000Z' };
const STATEMENT: Statement = { annotation: {}, fact: 'a:b:c', because: 'it is so' };

const envelope = z.object({ type: z.string(), data: z.unknown() });
const payment = z.object({ id: z.string(), parts: z.array(z.number()).default([]) });

const READER: EventReader<z.infer<typeof envelope>> = {
  identityOf: () => EVENT,
  envelope,
  objectAt: ['data'],
  say: ({ data }, context) => on(payment, () => says(STATEMENT))(data, context),
  subjectOf: ({ type }, metadataKey) => ({ carried: metadataKey, keys: [`test:${type}`] }),
};

const PAID = { type: 'paid', data: { id: 'p_1' } };

describe('reading one event', () => {
  test('is understood with its identity, its subject and its statements', () => {
    assert.deepEqual(readEvent(PAID, READER, CONTEXT), {
      kind: 'understood',
      event: EVENT,
      carried: 'key',
      keys: ['test:paid'],
      statements: [STATEMENT],
    });
  });

  test('is understood, too, when it says nothing, and why', () => {
    const silent = { ...READER, say: () => nothing('nothing was tried yet') };
    assert.deepEqual(readEvent(PAID, silent, CONTEXT), {
      kind: 'understood',
      event: EVENT,
      carried: 'key',
      keys: ['test:paid'],
      statements: [],
      because: 'nothing was tried yet',
    });
  });

  test('gives the whole context to what is said, and the raw value to its identity', () => {
    const seen: unknown[] = [];
    const reader: EventReader<z.infer<typeof envelope>> = {
      ...READER,
      identityOf(value) {
        seen.push(value);
        return EVENT;
      },
      say(given, context) {
        seen.push(given, context);
        return nothing('why');
      },
    };
    readEvent({ ...PAID, more: true }, reader, CONTEXT);
    assert.deepEqual(seen, [{ ...PAID, more: true }, PAID, CONTEXT]);
  });

  test('is unreadable, with its identity, when its envelope is another', () => {
    const reader = { ...READER, subjectOf: () => assert.fail('asked for the subject') };
    assert.deepEqual(readEvent({ type: 7, data: null }, reader, CONTEXT), {
      kind: 'unreadable',
      event: EVENT,
      because: 'type: Invalid input: expected string, received number',
    });
    for (const value of [undefined, null, 7, 'x', []]) {
      const reading = readEvent(value, reader, CONTEXT);
      assert.equal(reading.kind, 'unreadable');
      assert.match(reading.because ?? '', /^body: /);
    }
  });

  test('is unreadable when its object is another, told by the path from the top', () => {
    const reader = { ...READER, subjectOf: () => assert.fail('asked for the subject') };
    const data = { id: null, parts: [1, 'x'] };
    assert.deepEqual(readEvent({ type: 'paid', data }, reader, CONTEXT), {
      kind: 'unreadable',
      event: EVENT,
      because:
        'data.id: Invalid input: expected string, received null; ' +
        'data.parts.1: Invalid input: expected number, received string',
    });
    const reading = readEvent({ type: 'paid', data: 7 }, reader, CONTEXT);
    assert.match(reading.because ?? '', /^data: /);
  });
});

describe('reading a body that is one event in JSON', () => {
  test('reads it like the value it holds', () => {
    const body = Buffer.from(JSON.stringify(PAID, null, 2));
    assert.deepEqual(readJsonEvent(body, READER, CONTEXT), readEvent(PAID, READER, CONTEXT));
  });

  for (const [name, body, because] of [
    ['nothing', '', 'body: is not one JSON document'],
    ['half a document', '{"type":', 'body: is not one JSON document'],
    ['65 levels', '['.repeat(65), 'body: nested deeper than 64 levels'],
  ] as const) {
    test(`knows nothing of an event in ${name}`, () => {
      assert.deepEqual(
        readJsonEvent(Buffer.from(body), READER, CONTEXT),
        unreadable({ type: 'unknown' }, because),
      );
    });
  }
});

describe('the flaws of a value', () => {
  function flaws(shape: z.ZodType, value: unknown, at?: readonly string[]): string {
    const read = shape.safeParse(value);
    assert.ok(!read.success);
    return flawsOf(read.error, at);
  }

  test('are paths and rules, never values', () => {
    const secret = 'shopper@example.com';
    const told = flaws(
      z.object({ id: z.string().regex(/^\d+$/, 'must be digits'), kind: z.enum(['a', 'b']) }),
      { id: secret, kind: secret },
    );
    assert.match(told, /^id: must be digits; kind: /);
    assert.doesNotMatch(told, /shopper/);
  });

  test('are told from where the value stands', () => {
    assert.match(flaws(z.string(), 7), /^body: /);
    assert.match(flaws(z.string(), 7, ['data', 'object']), /^data\.object: /);
    assert.match(flaws(z.object({ id: z.string() }), {}, ['data']), /^data\.id: /);
  });

  test('are five at most, so that a huge body makes no huge text', () => {
    const told = flaws(
      z.array(z.string()),
      Array.from({ length: 1_000 }, (_, n) => n),
    );
    assert.deepEqual(
      told.split('; ').map((flaw) => flaw.split(':')[0]),
      ['0', '1', '2', '3', '4'],
    );
  });
});
