import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { annotation } from '../../../shared/annotation/annotation.ts';
import { OPINIONS, type Opinion } from '../../../shared/config/opinions.ts';
import { checkout } from '../../../shared/providers/checkout/index.ts';
import type { Reading } from '../../../shared/providers/provider.ts';
import { fixtureNames, fixtureText } from '../sender.ts';

const FIXTURES = fixtureNames('checkout').map((name) => JSON.parse(fixtureText('checkout', name)));

const opinionSets = fc
  .subarray(Object.keys(OPINIONS) as Opinion[])
  .map((opinions): ReadonlySet<Opinion> => new Set(opinions));

/** Reads a body and holds whatever comes out against the contract. */
function readChecked(body: Buffer, opinions: ReadonlySet<Opinion>): Reading {
  const context = { metadataKey: 'recaptcha_assessment', opinions };
  const [reading, ...others] = checkout.read({ headers: {}, body }, context);
  assert.ok(reading);
  assert.equal(others.length, 0);
  assert.match(reading.event.type, /^[a-z0-9_.]{1,100}$/);
  assert.match(reading.event.id ?? 'none', /^[A-Za-z0-9_-]{1,255}$/);
  assert.match(reading.event.time ?? '2026-01-01T00:00:00.000Z', /^\d{4}-.{5}T.{8}\.\d{3}Z$/);
  if (reading.kind === 'understood') checkUnderstood(reading);
  else assert.match(reading.because, /^(body|type|data)[\w.]*: /);
  return reading;
}

function checkUnderstood(reading: Extract<Reading, { kind: 'understood' }>): void {
  for (const key of reading.keys) {
    assert.match(key, /^(checkout:pay_[A-Za-z0-9_-]{1,251}|order:[\x20-\x7e]{1,255})$/);
  }
  assert.match(reading.currency ?? 'EUR', /^[A-Z]{3}$/);
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

const strange = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(null, '', 0, -1, 1e300, 2 ** 53, [], {}, 'null', 'fraudulent', '10.4'),
  fc.constantFrom<unknown>('40101', 'jpy', 'xts', '2026-02-30T00:00:00Z', { type: 'card' }),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

/** A fixture with up to four fields of its data, or of its envelope, replaced. */
const mutated = fc
  .tuple(
    fc.constantFrom(...FIXTURES),
    fc.array(fc.tuple(fc.nat(), strange), { minLength: 1, maxLength: 4 }),
    fc.boolean(),
  )
  .map(([event, changes, inData]) => {
    const place = inData ? event.data : event;
    const names = [...Object.keys(place), 'destination', 'resolved_reason'];
    const fields = changes.map(([at, by]) => [names[at % names.length], by]);
    const replaced = { ...place, ...Object.fromEntries(fields) };
    return inData ? { ...event, data: replaced } : replaced;
  });

describe('reading Checkout.com events, whatever they are', () => {
  test('arbitrary bytes and arbitrary JSON are read or unreadable', () => {
    const bytes = fc.uint8Array({ maxLength: 500 }).map((array) => Buffer.from(array));
    const json = fc.json().map((text) => Buffer.from(text));
    return fc.assert(
      fc.property(fc.oneof(bytes, json), opinionSets, (body, opinions) => {
        readChecked(body, opinions);
      }),
    );
  });

  test('an event with anything changed in it keeps the contract, and reads the same twice', () => {
    return fc.assert(
      fc.property(mutated, opinionSets, (event, opinions) => {
        const body = Buffer.from(JSON.stringify(event));
        assert.deepEqual(readChecked(body, opinions), readChecked(body, opinions));
      }),
      { numRuns: 500 },
    );
  });

  test('an event of one type with the data of another keeps the contract', () => {
    const events = fc.constantFrom(...FIXTURES);
    return fc.assert(
      fc.property(events, events, opinionSets, (event, { data }, opinions) => {
        readChecked(Buffer.from(JSON.stringify({ ...event, data })), opinions);
      }),
      { numRuns: 300 },
    );
  });
});
