import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { annotation } from '../../../shared/annotation/annotation.ts';
import { OPINIONS, type Opinion } from '../../../shared/config/opinions.ts';
import { PAYPAL_EVENTS, paypal } from '../../../shared/providers/paypal/index.ts';
import type { Reading } from '../../../shared/providers/provider.ts';
import { seededRandom } from '../../emulator/seeded-random.ts';
import { authenticate, NOW, secretsOf } from '../read-payload.ts';
import { fixtureNames, fixtureText } from '../sender.ts';
import { paypalSender } from './sender.ts';

const opinionSets = fc
  .subarray(Object.keys(OPINIONS) as Opinion[])
  .map((opinions): ReadonlySet<Opinion> => new Set(opinions));

/** Reads a body and holds whatever comes out against the contract. */
function readChecked(body: Buffer, opinions: ReadonlySet<Opinion>): Reading {
  const context = { metadataKey: 'recaptcha_assessment', opinions };
  const [reading, ...others] = paypal.read({ headers: {}, body }, context);
  assert.ok(reading);
  assert.equal(others.length, 0);
  assert.match(reading.event.type, /^([A-Z0-9._-]{1,100}|unknown)$/);
  assert.match(reading.event.id ?? 'none', /^[A-Za-z0-9_-]{1,255}$/);
  if (reading.event.time !== undefined) {
    assert.equal(new Date(reading.event.time).toISOString(), reading.event.time);
  }
  if (reading.kind === 'understood') checkUnderstood(reading);
  else assert.match(reading.because, /^(body|event_type|resource)[\w.]*: /);
  return reading;
}

function checkUnderstood(reading: Extract<Reading, { kind: 'understood' }>): void {
  for (const key of reading.keys) {
    assert.match(key, /^(paypal:[A-Za-z0-9_-]{1,255}|order:[\x20-\x7e]{1,255})$/);
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
  fc.constantFrom(null, '', 0, -1, 1e300, 2 ** 53, '-1.00', [], {}, 'CHARGEBACK', 'INQUIRY'),
  fc.constantFrom('ALERT', 'UNAUTHORISED', 'UNDER_REVIEW', 'DENIED', '10.4', 'jpy', 'PENDING'),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

const texts = fixtureNames('paypal').map((name) => fixtureText('paypal', name));
const fixtures = fc.constantFrom(...texts).map((text) => JSON.parse(text));

const mutated = fc
  .tuple(fixtures, fc.array(fc.tuple(fc.nat(), strange), { minLength: 1, maxLength: 4 }))
  .map(([event, changes]) =>
    changes.reduce<unknown>((value, [at, by]) => {
      const paths = pathsOf(value);
      return replaceAt(value, paths[at % paths.length] ?? [], by);
    }, event),
  );

describe('reading PayPal events, whatever they are', () => {
  test('arbitrary bytes and arbitrary JSON are read or unreadable, and nothing throws', () => {
    const bytes = fc.uint8Array({ maxLength: 2_000 }).map((given) => Buffer.from(given));
    const bodies = fc.oneof(
      bytes,
      fc.json().map((text) => Buffer.from(text)),
    );
    return fc.assert(
      fc.property(bodies, opinionSets, (body, held) => void readChecked(body, held)),
    );
  });

  test('an arbitrary object under every event type is read or unreadable', () => {
    const types = fc.constantFrom(...Object.keys(PAYPAL_EVENTS));
    return fc.assert(
      fc.property(types, fc.jsonValue(), opinionSets, (event_type, resource, opinions) => {
        const event = { id: 'WH-1', event_type, resource };
        readChecked(Buffer.from(JSON.stringify(event)), opinions);
      }),
    );
  });

  test('an event with anything changed in it keeps the contract, and reads twice the same', () => {
    return fc.assert(
      fc.property(mutated, opinionSets, (event, opinions) => {
        const body = Buffer.from(JSON.stringify(event));
        assert.deepEqual(readChecked(body, opinions), readChecked(body, opinions));
      }),
      { numRuns: 600 },
    );
  });

  test('an event of one type with the resource of another keeps the contract', () => {
    return fc.assert(
      fc.property(fixtures, fixtures, opinionSets, (event, other, opinions) => {
        const mixed = { ...event, resource: other.resource };
        readChecked(Buffer.from(JSON.stringify(mixed)), opinions);
      }),
      { numRuns: 200 },
    );
  });
});

test('a PayPal request with any one bit turned over is refused', async () => {
  const secrets = secretsOf(paypalSender, 'current') as readonly string[];
  const genuine = await paypalSender.sign(texts[0] ?? '', secrets, NOW);
  const random = seededRandom(7);
  for (let run = 0; run < 300; run += 1) {
    const tampered = paypalSender.tamper(genuine, random);
    assert.equal((await authenticate(paypalSender, tampered, secrets)).authentic, false);
  }
});
