import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { startHttpBench } from '../helpers/http-bench.ts';
import { type Answer, send } from './helpers/http-client.ts';
import { ledgerContent, NOTHING } from './helpers/ledger-content.ts';
import { LINK_PATH, link, signedBySite } from './helpers/site-caller.ts';
import { STRIPE_PATH, sendAsStripe, signedByStripe } from './helpers/stripe-event.ts';

const BOUNDS = { seed: 20_261_122, numRuns: 100, interruptAfterTimeLimit: 2_000 };

const FIXTURES = new URL('../fixtures/stripe/', import.meta.url);
const EVENTS = readdirSync(FIXTURES).map((name) => readFileSync(new URL(name, FIXTURES), 'utf8'));

const bytes = fc.uint8Array({ maxLength: 2_000 });

/** A true event of which a few bytes were replaced, removed or put in. */
const garbledEvent = fc
  .tuple(
    fc.constantFrom(...EVENTS),
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.uint8Array({ maxLength: 3 })), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([event, changes]) =>
    changes.reduce((body, [at, removed, added]) => {
      const from = at % body.length;
      return Buffer.concat([body.subarray(0, from), added, body.subarray(from + removed)]);
    }, Buffer.from(event)),
  );

/** A true event of which some members have another value, well-formed as JSON. */
const changedEvent = fc
  .tuple(
    fc.constantFrom(...EVENTS),
    fc.array(fc.tuple(fc.nat(), fc.jsonValue({ maxDepth: 2 })), { minLength: 1, maxLength: 3 }),
  )
  .map(([event, changes]) => {
    const root = { event: JSON.parse(event) as unknown };
    for (const [at, value] of changes) {
      const places = placesIn(root);
      const place = places[at % places.length];
      if (place) place.holder[place.name] = value;
    }
    return JSON.stringify(root.event);
  });

type Holder = Record<string, unknown>;

function placesIn(value: unknown): { holder: Holder; name: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Holder;
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesIn(holder[name])]);
}

/** Everything but what the API would have to fail for. */
const STATUSES = 'delivered parked unmatched superseded duplicate ignored quarantined'.split(' ');

describe('whatever Stripe signs is taken with 2xx:', () => {
  const BODIES: Readonly<Record<string, fc.Arbitrary<Uint8Array | string>>> = {
    'any bytes': bytes,
    'any JSON': fc.json({ maxDepth: 5 }),
    'an event with garbled bytes': garbledEvent,
    'an event with other values in it': changedEvent,
  };
  for (const [name, body] of Object.entries(BODIES)) {
    test(name, async () => {
      const bench = await startHttpBench();
      await holds(body, async (given) => {
        const answer = await sendAsStripe(bench, given);
        expectContract(answer);
        assert.equal(answer.status, 200, answer.text);
        const { results } = answer.json as { results: { status: string }[] };
        assert.ok(results.length > 0);
        for (const { status } of results) assert.ok(STATUSES.includes(status), status);
      });
    });
  }
});

test('whatever is not signed is 401, and nothing is written', async () => {
  const bench = await startHttpBench();
  const header = fc.oneof(
    fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((n) => String.fromCharCode(n)) }),
    fc.nat().map((n) => `t=${n},v1=${'0'.repeat(64)}`),
    bytes.map((other) => signedByStripe(other)['stripe-signature']),
  );
  await holds(fc.tuple(garbledEvent, header), async ([body, signature]) => {
    const headers = { 'stripe-signature': signature.replace('\x7f', '') };
    const answer = await send({ port: bench.port, path: STRIPE_PATH, headers, body });
    expectContract(answer);
    assert.equal(answer.status, 401, answer.text);
  });
  assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
});

test('whatever a caller signs is read or refused, never our fault', async () => {
  const bench = await startHttpBench();
  const item = fc.record(
    {
      assessment: fc.oneof(fc.constant('aaaaaaaaaaaaaaa1'), fc.string()),
      keys: fc.array(fc.oneof(fc.string(), fc.constantFrom('order:1', 'stripe:pi_1'))),
      score: fc.double(),
      action: fc.string({ unit: 'binary' }),
      accountId: fc.string({ unit: 'binary' }),
      userIp: fc.oneof(fc.ipV4(), fc.ipV6()),
      createTime: fc.oneof(fc.date().map(String), fc.constant('2026-11-22T12:00:00Z')),
    },
    { requiredKeys: [] },
  );
  const body = fc.oneof(
    bytes,
    fc.json(),
    item.map((one) => JSON.stringify(one)),
    fc.array(item).map((all) => JSON.stringify(all)),
    fc.array(item).map((all) => all.map((one) => JSON.stringify(one)).join('\r\n')),
  );
  await holds(body, async (given) => {
    const answer = await link(bench, given);
    expectContract(answer);
    assert.ok([200, 400, 413, 422].includes(answer.status), answer.text);
  });
});

test('whatever is asked for is answered by the contract', async () => {
  const bench = await startHttpBench();
  const segment = fc.oneof(
    fc.constantFrom('payment-webhook', 'stripe', 'assess', 'link', 'deliver', 'health', '..'),
    fc.string().map(encodeURIComponent),
  );
  const asked = fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'),
    path: fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join('/')}`),
    encoding: fc.constantFrom(undefined, 'gzip', 'identity', ','),
    type: fc.constantFrom(undefined, 'application/json', 'text/html', 'a/b; c=d'),
    body: fc.oneof(bytes, fc.constantFrom(...EVENTS)),
  });
  await holds(asked, async ({ method, path, encoding, type, body }) => {
    const headers = {
      'content-length': Buffer.byteLength(body),
      ...signedByStripe(body),
      ...(path === LINK_PATH ? signedBySite(body) : {}),
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
      ...(type === undefined ? {} : { 'content-type': type }),
    };
    expectContract(await send({ port: bench.port, path, method, headers, body }));
  });
});

function holds<T>(given: fc.Arbitrary<T>, check: (value: T) => Promise<void>): Promise<void> {
  return fc.assert(fc.asyncProperty(given, check), BOUNDS);
}

/** Results, health, or problem details below 500. */
function expectContract({ status, headers, json, text }: Answer): void {
  const type = headers['content-type'] ?? '';
  if (status === 200) {
    assert.match(type, /^application\/json;/);
    const { results, status: health } = json as Record<string, unknown>;
    assert.ok(Array.isArray(results) || health === 'ok' || 'counts' in (json as object), text);
  } else {
    assert.ok(status >= 400 && status < 500, `${status} ${text}`);
    assert.match(type, /^application\/problem\+json;/);
    assert.equal((json as Record<string, unknown>)['status'], status);
    assert.match(String((json as Record<string, unknown>)['code']), /^[a-z_]+$/);
  }
}
