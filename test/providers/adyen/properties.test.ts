import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { annotation } from '../../../shared/annotation/annotation.ts';
import { OPINIONS, type Opinion } from '../../../shared/config/opinions.ts';
import { ADYEN_EVENTS, adyen } from '../../../shared/providers/adyen/index.ts';
import type { Reading } from '../../../shared/providers/provider.ts';
import { authenticate } from '../read-payload.ts';
import { fixtureNames, fixtureText, type Sender } from '../sender.ts';
import { adyenSender } from './sender.ts';

const sender = adyenSender as Sender;

const opinionSets = fc
  .subarray(Object.keys(OPINIONS) as Opinion[])
  .map((opinions): ReadonlySet<Opinion> => new Set(opinions));

/** Reads a body and holds whatever comes out against the contract. */
function readChecked(body: Buffer, opinions: ReadonlySet<Opinion>): Reading[] {
  const context = { metadataKey: 'recaptcha_assessment', opinions };
  const readings = adyen.read({ headers: {}, body }, context);
  assert.ok(readings.length > 0);
  for (const reading of readings) {
    assert.match(reading.event.type, /^(unknown|[A-Z][A-Z0-9_]{0,99})$/);
    assert.match(reading.event.id ?? 'A.true.B', /^[A-Z0-9_]+\.(true|false)\.[A-Za-z0-9_-]+$/);
    if (reading.event.time !== undefined) {
      assert.equal(new Date(reading.event.time).toISOString(), reading.event.time);
    }
    if (reading.kind === 'understood') checkUnderstood(reading);
    else assert.match(reading.because, /^(body|\w+): /);
  }
  return readings;
}

function checkUnderstood(reading: Extract<Reading, { kind: 'understood' }>): void {
  for (const key of reading.keys) {
    assert.match(key, /^(adyen:[A-Za-z0-9_-]{1,255}|order:[ -9;-~]{1,255})$/);
  }
  if (reading.statements.length === 0) assert.ok(reading.because);
  assert.ok((reading.because ?? '').length < 200);
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
  fc.constantFrom<Json>(null, '', 0, -1, 1e300, 2 ** 53, [], {}, 'true', 'false', 'null', ' 4853'),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom<Json>('10.4', '4837', 'visa', 'mc', 'jpy', 'Won', 'expire', 'cancel', 'a:b'),
  fc.constantFrom<Json>(...Object.keys(ADYEN_EVENTS)),
);

const fixtures = fc
  .constantFrom(...fixtureNames('adyen'))
  .map((name) => JSON.parse(fixtureText('adyen', name)));

const mutated = fc
  .tuple(fixtures, fc.array(fc.tuple(fc.nat(), strange), { minLength: 1, maxLength: 4 }))
  .map(([event, changes]) =>
    changes.reduce<unknown>((value, [at, by]) => {
      const paths = pathsOf(value);
      return replaceAt(value, paths[at % paths.length] ?? [], by);
    }, event),
  );

describe('reading Adyen notifications, whatever they are', () => {
  test('arbitrary bytes are read or unreadable, and nothing throws', () => {
    return fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), opinionSets, (bytes, opinions) => {
        readChecked(Buffer.from(bytes), opinions);
      }),
    );
  });

  test('arbitrary JSON as an item of every event code is read or unreadable', () => {
    const codes = fc.constantFrom(...Object.keys(ADYEN_EVENTS));
    return fc.assert(
      fc.property(codes, fc.jsonValue(), opinionSets, (eventCode, value, opinions) => {
        const item = typeof value === 'object' ? { ...value, eventCode } : value;
        const notification = { notificationItems: [{ NotificationRequestItem: item }] };
        readChecked(Buffer.from(JSON.stringify(notification)), opinions);
      }),
      { numRuns: 300 },
    );
  });

  test('a notification with anything changed in it keeps the contract, twice the same', () => {
    return fc.assert(
      fc.property(mutated, opinionSets, (notification, opinions) => {
        const body = Buffer.from(JSON.stringify(notification));
        assert.deepEqual(readChecked(body, opinions), readChecked(body, opinions));
      }),
      { numRuns: 1_000 },
    );
  });

  test('arbitrary bytes never authenticate, and nothing throws', () => {
    const secrets = { keys: ['00'.repeat(32)], basicAuth: ['user:password'] };
    const authorization = `Basic ${Buffer.from('user:password').toString('base64')}`;
    const bodies = fc.oneof(
      fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
      mutated.map((value) => Buffer.from(JSON.stringify(value))),
    );
    return fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const request = { headers: { authorization }, body };
        assert.equal((await authenticate(sender, request, secrets)).authentic, false);
      }),
      { numRuns: 300 },
    );
  });
});
