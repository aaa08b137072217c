import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { annotation } from '../../../shared/annotation/annotation.ts';
import { OPINIONS, type Opinion } from '../../../shared/config/opinions.ts';
import { braintree } from '../../../shared/providers/braintree/index.ts';
import type { Reading } from '../../../shared/providers/provider.ts';
import { fixtureNames, fixtureText } from '../sender.ts';

const opinionSets = fc
  .subarray(Object.keys(OPINIONS) as Opinion[])
  .map((opinions): ReadonlySet<Opinion> => new Set(opinions));

/** Reads a body and holds whatever comes out against the contract. */
function readChecked(body: Buffer, opinions: ReadonlySet<Opinion>): Reading {
  const context = { metadataKey: 'recaptcha_assessment', opinions };
  const [reading, ...others] = braintree.read({ headers: {}, body }, context);
  assert.ok(reading);
  assert.equal(others.length, 0);
  assert.match(reading.event.type, /^[a-z0-9_]{1,100}$/);
  assert.equal(reading.event.id, undefined);
  if (reading.event.time !== undefined) {
    assert.equal(new Date(reading.event.time).toISOString(), reading.event.time);
  }
  if (reading.kind === 'understood') checkUnderstood(reading);
  else assert.match(reading.because, /^(body|notification)[\w.-]*: /);
  return reading;
}

function checkUnderstood(reading: Extract<Reading, { kind: 'understood' }>): void {
  for (const key of reading.keys) {
    assert.match(key, /^(braintree:[A-Za-z0-9_-]{1,255}|order:[\x20-\x7e]{1,255})$/);
  }
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

const fixtures = fc.constantFrom(
  ...fixtureNames('braintree').map((name) => fixtureText('braintree', name)),
);

const strange = fc.oneof(
  fc.constantFrom('', '-1', '1e300', '&#0;', '&x;', '<a>1</a>', 'fraud', '10.4', 'retrieval'),
  fc.constantFrom('visa_rdr', 'credit', 'accepted', 'jpy', 'constructor', '2026-08-17T08:15:42Z'),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);

/** A fixture with the contents of some of its leaves replaced. */
const mutated = fc
  .tuple(fixtures, fc.array(fc.tuple(fc.nat(), strange), { minLength: 1, maxLength: 4 }))
  .map(([xml, changes]) => {
    const parts = xml.split(/(?<=<[a-z-]+>)([^<>\n]*)(?=<\/)/);
    const leaves = (parts.length - 1) / 2;
    for (const [at, by] of changes) parts[(at % leaves) * 2 + 1] = by;
    return parts.join('');
  });

describe('reading Braintree notifications, whatever they are', () => {
  test('arbitrary bytes are read or unreadable, and nothing throws', () => {
    return fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1_000 }), opinionSets, (bytes, opinions) => {
        readChecked(Buffer.from(bytes), opinions);
      }),
    );
  });

  test('a notification with anything changed in it keeps the contract', () => {
    return fc.assert(
      fc.property(mutated, opinionSets, (xml, opinions) => {
        readChecked(Buffer.from(xml), opinions);
      }),
      { numRuns: 1_000 },
    );
  });

  test('a notification with the subject of another keeps the contract', () => {
    return fc.assert(
      fc.property(fixtures, fixtures, opinionSets, (xml, other, opinions) => {
        const [, kind = ''] = /<kind>(.*)<\/kind>/.exec(other) ?? [];
        const mixed = xml.replace(/<kind>.*<\/kind>/, `<kind>${kind}</kind>`);
        readChecked(Buffer.from(mixed), opinions);
      }),
      { numRuns: 300 },
    );
  });

  test('reading is a function of the bytes: twice the same', () => {
    return fc.assert(
      fc.property(mutated, opinionSets, (xml, opinions) => {
        const body = Buffer.from(xml);
        assert.deepEqual(readChecked(body, opinions), readChecked(body, opinions));
      }),
    );
  });
});
