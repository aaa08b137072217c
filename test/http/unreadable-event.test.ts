import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type HttpBench, startHttpBench } from '../helpers/http-bench.ts';
import { expectHidden, expectProblem, expectResults } from './helpers/expect-answer.ts';
import { send } from './helpers/http-client.ts';
import { ledgerBytes, ledgerContent, ledgerRecords, NOTHING } from './helpers/ledger-content.ts';
import { growthOver, MIB } from './helpers/memory.ts';
import {
  charge,
  PERSONAL,
  STRIPE_PATH,
  signedByStripe,
  stripeEvent,
} from './helpers/stripe-event.ts';

const EMAIL = PERSONAL.billing_details.email;
const EVENT = JSON.stringify(stripeEvent(charge()));
const DEEP = 100_000;

/** Bodies that are no event, each with the shopper's address in it, and the type that can be told. */
const UNREADABLE: Readonly<Record<string, readonly [body: Buffer | string, type: string]>> = {
  'JSON that is cut off': [EVENT.slice(0, -1), 'unknown'],
  'JSON with a comma too many': [EVENT.replace(/}$/, ',}'), 'unknown'],
  'no JSON at all': [`<p>${EMAIL}</p>`, 'unknown'],
  'a form': [`email=${EMAIL}`, 'unknown'],
  'bytes that are no UTF-8': [Buffer.from(`${EVENT}\xff`, 'latin1'), 'unknown'],
  'a lone surrogate in raw bytes': [
    Buffer.from(EVENT.replace('Sam', '\xed\xa0\x80'), 'latin1'),
    'unknown',
  ],
  'a NUL byte at its end': [`${EVENT}\0`, 'unknown'],
  'two JSON documents': [`${EVENT}${EVENT}`, 'unknown'],
  'two JSON documents on two lines': [`${EVENT}\n${EVENT}`, 'unknown'],
  'a JSON text': [JSON.stringify(EMAIL), 'unknown'],
  'a JSON number': [`                                       5`, 'unknown'],
  'JSON null': ['null', 'unknown'],
  'a JSON array of an event': [`[${EVENT}]`, 'unknown'],
  'arrays nested 100,000 deep': ['['.repeat(DEEP) + ']'.repeat(DEEP), 'unknown'],
  'arrays nested 100,000 deep that never end': ['['.repeat(DEEP), 'unknown'],
  'objects nested 100,000 deep': [`${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`, 'unknown'],
  'an event nested 100,000 deep': [
    EVENT.replace('"two tickets for Sam"', `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`),
    'unknown',
  ],
  'an object that is no event': [JSON.stringify({ email: EMAIL }), 'unknown'],
  'an event whose object is null': [event(null), 'charge.succeeded'],
  'an event whose object is a text': [event(EMAIL), 'charge.succeeded'],
  'an event without an object': [event(undefined), 'charge.succeeded'],
  'an event about a charge without an id': [event(charge({ id: null })), 'charge.succeeded'],
  'an event about a charge with an odd id': [event(charge({ id: '\ud800' })), 'charge.succeeded'],
};

for (const [name, [body, type]] of Object.entries(UNREADABLE)) {
  describe(name, () => {
    test('is kept sealed, with 2xx, when it is rightly signed', async () => {
      const bench = await startHttpBench();
      const answer = await post(bench, body, signedByStripe(body));

      const [entry] = expectResults(answer, 'quarantined');
      assert.ok(entry?.because, 'it is told what could not be read');
      assert.deepEqual(ledgerContent(bench.ledgerFile), {
        records: { quarantine: 1 },
        totals: { [`${type} quarantined`]: 1 },
      });
      const [record] = ledgerRecords(bench.ledgerFile, 'quarantine');
      assert.deepEqual(bench.services.open(record?.sealed ?? ''), Buffer.from(body));
      expectUnreadable(bench, answer.text);
      assert.equal(bench.lines.length, 1);
      assert.match(bench.lines[0] ?? '', /"severity":"ERROR","message":"event quarantined"/);
    });

    test('is 401 and written nowhere when it is not', async () => {
      const bench = await startHttpBench();
      const answer = await post(bench, body, {});
      expectProblem(answer, 401, 'unauthenticated');
      assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
      expectUnreadable(bench, answer.text);
    });
  });
}

test('an unreadable event that comes again is kept once', async () => {
  const bench = await startHttpBench();
  const body = EVENT.slice(0, -1);
  const [first] = expectResults(await post(bench, body, signedByStripe(body)), 'quarantined');
  bench.clock.turn(60_000);
  const again = signedByStripe(body, { at: bench.clock.now() / 1000 });
  assert.deepEqual(expectResults(await post(bench, body, again), 'quarantined'), [first]);
  assert.deepEqual(ledgerContent(bench.ledgerFile), {
    records: { quarantine: 1 },
    totals: { 'unknown quarantined': 1 },
  });
});

test('unreadable events, again and again, leave nothing in memory', async () => {
  const bench = await startHttpBench();
  const bodies = Object.values(UNREADABLE).map(([body]) => body);
  const nameless = Object.values(UNREADABLE).filter(([, type]) => type === 'unknown').length;
  const grown = await growthOver(5, async () => {
    for (const body of bodies) await post(bench, body, signedByStripe(body));
  });
  assert.ok(grown < 2 * MIB, `grew by ${grown} bytes`);
  assert.equal(
    ledgerContent(bench.ledgerFile).records.quarantine,
    nameless + 1,
    'one of each, one of evt_1',
  );
});

function event(object: unknown): string {
  return JSON.stringify({ ...stripeEvent(object), request: EMAIL });
}

function post(bench: HttpBench, body: Buffer | string, headers: object) {
  return send({ port: bench.port, path: STRIPE_PATH, headers: { ...headers }, body });
}

function expectUnreadable(bench: HttpBench, answer: string): void {
  const places = [...bench.lines, answer, ledgerBytes(bench.ledgerFile).toString('latin1')];
  expectHidden(places, [EMAIL, 'Sam Shopper', 'two tickets', '[[[[', '{"a":{"a"']);
  assert.deepEqual(bench.emulator.arrived(), []);
}
