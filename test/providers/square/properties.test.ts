import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { annotation } from '../../../shared/annotation/annotation.ts';
import { OPINIONS, type Opinion } from '../../../shared/config/opinions.ts';
import { square } from '../../../shared/providers/square/index.ts';
import { fixtureNames, fixtureText } from '../sender.ts';

const opinionSets = fc.subarray(Object.keys(OPINIONS) as Opinion[]);

/** Reads a body and holds whatever comes out against the contract. */
function check(body: Buffer, opinions: readonly Opinion[]): void {
  const context = { metadataKey: 'recaptcha_assessment', opinions: new Set(opinions) };
  const [reading, ...others] = square.read({ headers: {}, body }, context);
  assert.ok(reading);
  assert.equal(others.length, 0);
  assert.match(reading.event.type, /^[a-z0-9_.]{1,100}$/);
  assert.match(reading.event.id ?? 'none', /^[A-Za-z0-9_-]{1,255}$/);
  const { time } = reading.event;
  if (time !== undefined) assert.equal(new Date(time).toISOString(), time);
  if (reading.kind === 'unreadable') {
    assert.match(reading.because, /^(body|type|data\.object)[\w.]*: /);
    return;
  }
  assert.match(reading.currency ?? 'EUR', /^[A-Z]{3}$/);
  for (const key of reading.keys) assert.match(key, /^square:[A-Za-z0-9_-]{1,255}$/);
  if (reading.statements.length === 0) assert.ok(reading.because);
  for (const statement of reading.statements) {
    annotation.parse(statement.annotation);
    assert.match(statement.fact, /^[A-Za-z0-9_-]{1,255}:[a-z-]+:[A-Z_]+$/);
    assert.ok(statement.because.length > 0 && statement.because.length < 200);
    const { value } = statement.annotation.transactionEvent ?? {};
    assert.equal(statement.currency === undefined, value === undefined);
  }
}

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
  fc.jsonValue(),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(null, '', 0, -1, 1e300, 2 ** 53, 'JPY', 'XTS', 'HIGH', 'dispute_id'),
  fc.constantFrom('APPROVED', 'COMPLETED', 'FAILED', 'CANCELED', 'WON', 'PROCESSING'),
  fc.constantFrom('EVIDENCE_REQUIRED', 'NO_KNOWLEDGE', 'NOT_RECEIVED', '2026-02-30T00:00:00Z'),
);

const fixtures = fc
  .constantFrom(...fixtureNames('square'))
  .map((name) => JSON.parse(fixtureText('square', name)));

const mutated = fc
  .tuple(fixtures, fc.array(fc.tuple(fc.nat(), strange), { minLength: 1, maxLength: 4 }))
  .map(([event, changes]) =>
    changes.reduce<unknown>((value, [at, by]) => {
      const paths = pathsOf(value);
      return replaceAt(value, paths[at % paths.length] ?? [], by);
    }, event),
  );

describe('reading Square events, whatever they are', () => {
  test('arbitrary bytes and arbitrary JSON are read or unreadable, and nothing throws', () => {
    const bodies = fc.oneof(
      fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
      fc.json().map((text) => Buffer.from(text)),
    );
    return fc.assert(fc.property(bodies, opinionSets, check));
  });

  test('an event with anything changed in it keeps the contract', () => {
    const bodies = mutated.map((event) => Buffer.from(JSON.stringify(event)));
    return fc.assert(fc.property(bodies, opinionSets, check), { numRuns: 1_000 });
  });

  test('an event of one type with the object of another keeps the contract', () => {
    const bodies = fc
      .tuple(fixtures, fixtures)
      .map(([event, { data }]) => Buffer.from(JSON.stringify({ ...event, data })));
    return fc.assert(fc.property(bodies, opinionSets, check), { numRuns: 300 });
  });
});
