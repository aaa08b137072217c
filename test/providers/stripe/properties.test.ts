import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { annotation } from '../../../shared/annotation/annotation.ts';
import { OPINIONS, type Opinion } from '../../../shared/config/opinions.ts';
import type { Reading } from '../../../shared/providers/provider.ts';
import { STRIPE_EVENTS, stripe } from '../../../shared/providers/stripe/index.ts';
import { FIXTURES, fixtureText } from './read-fixture.ts';

const opinionSets = fc
  .subarray(Object.keys(OPINIONS) as Opinion[])
  .map((opinions): ReadonlySet<Opinion> => new Set(opinions));

/** Reads a body and holds whatever comes out against the contract. */
function readChecked(body: Buffer, opinions: ReadonlySet<Opinion>): Reading {
  const context = { metadataKey: 'recaptcha_assessment', opinions };
  const [reading, ...others] = stripe.read({ headers: {}, body }, context);
  assert.ok(reading);
  assert.equal(others.length, 0);
  assert.match(reading.event.type, /^[a-z0-9_.]{1,100}$/);
  assert.match(reading.event.id ?? 'none', /^[A-Za-z0-9_-]{1,255}$/);
  if (reading.event.time !== undefined) {
    assert.equal(new Date(reading.event.time).toISOString(), reading.event.time);
  }
  if (reading.kind === 'understood') checkUnderstood(reading);
  else assert.match(reading.because, /^(body|object|type|data)[\w.]*: /);
  return reading;
}

function checkUnderstood(reading: Extract<Reading, { kind: 'understood' }>): void {
  for (const key of reading.keys) assert.match(key, /^stripe:[A-Za-z0-9_-]{1,255}$/);
  if (reading.statements.length === 0) assert.ok(reading.because);
  for (const statement of reading.statements) {
    annotation.parse(statement.annotation);
    assert.match(statement.fact, /^[A-Za-z0-9_-]{1,255}:[a-z-]+:[A-Z_]+$/);
    assert.ok(statement.because.length > 0 && statement.because.length < 200);
    const { value } = statement.annotation.transactionEvent ?? {};
    assert.equal(statement.currency === undefined, value === undefined);
    assert.match(statement.currency ?? 'EUR', /^[A-Z]{3}$/);
  }
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every place in a JSON value, as the path to it. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy: Record<string, unknown> = Object.assign(Array.isArray(value) ? [] : {}, value);
  copy[key] = replaceAt(copy[key], rest, by);
  return copy;
}

const strange = fc.oneof(
  fc.jsonValue() as fc.Arbitrary<Json>,
  fc.constantFrom<Json>(null, '', 0, -1, 1e300, 2 ** 53, [], {}, 'warning_x', 'won', 'fraudulent'),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom<Json>('prevented', 'approved', 'blocked', 'under_review', '10.4', 'jpy', 'xts'),
);

const fixtures = fc.constantFrom(...FIXTURES).map((name) => JSON.parse(fixtureText(name)));

const mutated = fc
  .tuple(fixtures, fc.array(fc.tuple(fc.nat(), strange), { minLength: 1, maxLength: 4 }))
  .map(([event, changes]) =>
    changes.reduce<unknown>((value, [at, by]) => {
      const paths = pathsOf(value);
      return replaceAt(value, paths[at % paths.length] ?? [], by);
    }, event),
  );

describe('reading Stripe events, whatever they are', () => {
  test('arbitrary bytes are read or unreadable, and nothing throws', () => {
    return fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), opinionSets, (bytes, opinions) => {
        readChecked(Buffer.from(bytes), opinions);
      }),
    );
  });

  test('arbitrary JSON is read or unreadable', () => {
    return fc.assert(
      fc.property(fc.json(), opinionSets, (text, opinions) => {
        readChecked(Buffer.from(text), opinions);
      }),
    );
  });

  test('an arbitrary object under every event type is read or unreadable', () => {
    const types = fc.constantFrom(...Object.keys(STRIPE_EVENTS));
    return fc.assert(
      fc.property(types, fc.jsonValue(), opinionSets, (type, object, opinions) => {
        const event = { id: 'evt_1', object: 'event', type, created: 1, data: { object } };
        readChecked(Buffer.from(JSON.stringify(event)), opinions);
      }),
      { numRuns: 300 },
    );
  });

  test('an event with anything changed in it keeps the contract', () => {
    return fc.assert(
      fc.property(mutated, opinionSets, (event, opinions) => {
        readChecked(Buffer.from(JSON.stringify(event)), opinions);
      }),
      { numRuns: 2_000 },
    );
  });

  test('an event of one type with the object of another keeps the contract', () => {
    return fc.assert(
      fc.property(fixtures, fixtures, opinionSets, (event, other, opinions) => {
        const mixed = { ...event, data: other.data ?? {} };
        readChecked(Buffer.from(JSON.stringify(mixed)), opinions);
      }),
      { numRuns: 500 },
    );
  });

  test('reading is a function of the bytes: twice the same', () => {
    return fc.assert(
      fc.property(mutated, opinionSets, (event, opinions) => {
        const body = Buffer.from(JSON.stringify(event));
        assert.deepEqual(readChecked(body, opinions), readChecked(body, opinions));
      }),
      { numRuns: 200 },
    );
  });
});
