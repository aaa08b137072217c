import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { annotation } from '../../../shared/annotation/annotation.ts';
import { OPINIONS, type Opinion } from '../../../shared/config/opinions.ts';
import type { Reading } from '../../../shared/providers/provider.ts';
import { shopify } from '../../../shared/providers/shopify/index.ts';
import { fixtureNames } from '../sender.ts';
import { fixtureValue } from './change-fixture.ts';

const opinionSets = fc
  .subarray(Object.keys(OPINIONS) as Opinion[])
  .map((opinions): ReadonlySet<Opinion> => new Set(opinions));

/** Reads a body and holds whatever comes out against the contract. */
function readChecked(body: Buffer, opinions: ReadonlySet<Opinion>): Reading {
  const context = { metadataKey: 'recaptcha_assessment', opinions };
  const [reading, ...others] = shopify.read({ headers: {}, body }, context);
  assert.ok(reading);
  assert.equal(others.length, 0);
  assert.match(reading.event.type, /^(dispute|order_transaction|order|unknown)$/);
  assert.equal(reading.event.id, undefined);
  if (reading.event.time !== undefined) {
    assert.equal(new Date(reading.event.time).toISOString(), reading.event.time);
  }
  if (reading.kind === 'understood') checkUnderstood(reading);
  else assert.match(reading.because, /^[a-z_]+: /);
  return reading;
}

function checkUnderstood(reading: Extract<Reading, { kind: 'understood' }>): void {
  for (const key of reading.keys) assert.match(key, /^shopify:[1-9]\d{0,19}$/);
  assert.match(reading.currency ?? 'EUR', /^[A-Z]{3}$/);
  if (reading.statements.length === 0) assert.ok(reading.because);
  for (const statement of reading.statements) {
    annotation.parse(statement.annotation);
    assert.match(statement.fact, /^[1-9]\d{0,19}:[a-z-]+:[A-Z_]+$/);
    assert.ok(statement.because.length > 0 && statement.because.length < 200);
    const { value } = statement.annotation.transactionEvent ?? {};
    assert.equal(statement.currency === undefined, value === undefined);
  }
}

const fixtures = fc.constantFrom(...fixtureNames('shopify')).map(fixtureValue);

const strange = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(null, undefined, '', 0, -1, 1e300, 2 ** 53, '1'.repeat(20), [], {}),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('inquiry', 'chargeback', 'won', 'under_review', 'prevented', '10.4', 'jpy'),
  fc.constantFrom('sale', 'refund', 'success', 'failure', '2026-09-29T04:00:00-04:00', '0.5'),
);

/** A fixture with other fields, under its own names, or with those of another fixture. */
const mutated = fc
  .tuple(fixtures, fixtures, fc.array(fc.tuple(fc.nat(), strange), { maxLength: 4 }))
  .map(([body, other, changes]) => {
    const names = Object.keys({ ...body, ...other });
    const fields = changes.map(([at, by]) => [names[at % names.length] ?? '', by] as const);
    return { ...body, ...Object.fromEntries(fields) };
  });

describe('reading Shopify events, whatever they are', () => {
  test('arbitrary bytes are read or unreadable, and nothing throws', () => {
    return fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), opinionSets, (bytes, opinions) => {
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

  test('an event with anything changed in it keeps the contract, twice the same', () => {
    return fc.assert(
      fc.property(mutated, opinionSets, (event, opinions) => {
        const body = Buffer.from(JSON.stringify(event));
        assert.deepEqual(readChecked(body, opinions), readChecked(body, opinions));
      }),
      { numRuns: 500 },
    );
  });
});
