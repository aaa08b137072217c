import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { type HttpBench, startHttpBench } from '../helpers/http-bench.ts';
import { expectHidden } from './helpers/expect-answer.ts';
import { link } from './helpers/site-caller.ts';
import { charge, sendAsStripe, stripeEvent } from './helpers/stripe-event.ts';

const FIXTURES = new URL('../fixtures/stripe/', import.meta.url);
const EVENT = JSON.stringify(stripeEvent(charge()));

/** Every field a line may have, and what may stand in it. */
const FIELDS: Readonly<Record<string, RegExp>> = {
  severity: /^(DEBUG|INFO|WARNING|ERROR)$/,
  message: /^[\w :,'-]{3,90}$/,
  provider: /^stripe$/,
  secret: /^[0-9a-f]{8}$/,
  eventType: /^[a-z0-9_.]{1,100}$/,
  event: /^(evt_\w+|[\w-]{22}#0)$/,
  assessment: /^\w{16}$/,
  outcome: /^(pending|parked|delivered|superseded|dead|duplicate|ignored|quarantined)$/,
  because: /^[^"{}]{3,250}$/,
  code: /^[a-z_]+$/,
  attempts: /^\d+$/,
  lagMs: /^-?\d+$/,
  upstream: /^[A-Z_]+$/,
  upstreamMessage: /^[^"]{1,200}$/,
};

function fieldsOf(line: string): Record<string, unknown> {
  assert.match(line, /^\{.*\}\n$/, 'one object on one line');
  const fields = JSON.parse(line) as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) {
    assert.match(String(value), FIELDS[name] ?? /^$/, `${name} in ${line}`);
  }
  assert.ok(fields['severity'] && fields['message'], line);
  return fields;
}

function lastLine({ lines }: HttpBench): Record<string, unknown> {
  return fieldsOf(lines.at(-1) ?? '');
}

describe('the line of', () => {
  test('a label that was delivered tells what, how it went, and how late', async () => {
    const bench = await startHttpBench();
    bench.clock.turn(5_000);
    await sendAsStripe(bench, EVENT);
    const { secret: _secret, ...line } = lastLine(bench);
    assert.deepEqual(line, {
      severity: 'INFO',
      message: 'annotation delivered',
      provider: 'stripe',
      eventType: 'charge.succeeded',
      event: 'evt_1',
      assessment: 'a1b2c3d4e5f60718',
      outcome: 'delivered',
      because: 'the payment was authorised, which is no verdict: fraud shows up weeks later',
      attempts: 1,
      lagMs: 5_000,
    });
  });

  const FAILURES = {
    'the API away': [{ status: 503 }, 'WARNING', 'pending', 'unavailable', 'UNAVAILABLE'],
    'the API denying us': [{ status: 403 }, 'ERROR', 'pending', 'denied', 'PERMISSION_DENIED'],
    'the API refusing the label': [{ status: 400 }, 'ERROR', 'dead', 'refused', 'INVALID_ARGUMENT'],
    'a connection cut': [{ reset: 'before' }, 'WARNING', 'pending', 'unreachable', 'ECONNRESET'],
  } as const;
  for (const [name, [fault, severity, outcome, code, upstream]] of Object.entries(FAILURES)) {
    test(`${name} tells the code and what the API said`, async () => {
      const bench = await startHttpBench();
      bench.emulator.fault(fault);
      await sendAsStripe(bench, EVENT);
      const line = lastLine(bench);
      assert.deepEqual(
        [line['severity'], line['outcome'], line['code'], line['upstream']],
        [severity, outcome, code, upstream],
      );
    });
  }

  test('an event that says nothing, or waits, or comes again, tells so', async () => {
    const bench = await startHttpBench();
    const outcomes = [];
    const bodies = [
      JSON.stringify(stripeEvent(charge(), { type: 'customer.created' })),
      JSON.stringify(stripeEvent(charge({ metadata: {}, id: 'ch_9', payment_intent: null }))),
      EVENT.replace('evt_1', 'evt_2'),
      EVENT.replace('evt_1', 'evt_2'),
      EVENT.slice(1),
    ];
    for (const body of bodies) {
      await sendAsStripe(bench, body);
      outcomes.push(lastLine(bench)['outcome']);
    }
    const expected = ['ignored', 'parked', 'delivered', 'duplicate', 'quarantined'];
    assert.deepEqual(outcomes, expected);
  });
});

describe('no line holds anything personal', () => {
  const names = readdirSync(FIXTURES);
  assert.ok(names.length > 50);

  for (const [way, prepare] of Object.entries({
    'while nothing is linked': async () => {},
    'once all is linked': linkAll,
    'while the API is away': async (bench: HttpBench) => bench.emulator.fault({ status: 503 }),
  })) {
    test(`${way}, whatever Stripe sends`, async () => {
      const bench = await startHttpBench();
      await prepare(bench);
      for (const name of names) {
        const body = readFileSync(new URL(name, FIXTURES), 'utf8');
        const before = bench.lines.length;
        await sendAsStripe(bench, body);
        const lines = bench.lines.slice(before);
        assert.ok(lines.length > 0, `${name} is logged`);
        const texts = textsOf(JSON.parse(body));
        for (const line of lines) {
          const { event, eventType, assessment, outcome, ...rest } = fieldsOf(line);
          expectHidden([JSON.stringify(rest)], texts);
        }
      }
    });
  }
});

/** Links every payment of the fixtures, so that every finding has somewhere to go. */
async function linkAll(bench: HttpBench): Promise<void> {
  const ids = readdirSync(FIXTURES).flatMap((name) =>
    [...readFileSync(new URL(name, FIXTURES), 'utf8').matchAll(/"((?:ch|pi|py)_\w+)"/g)].map(
      ([, id]) => id,
    ),
  );
  const items = [...new Set(ids)].map((id) => ({
    assessment: 'bbbbbbbbbbbbbbb2',
    keys: [`stripe:${id}`],
  }));
  assert.equal((await link(bench, items)).status, 200);
}

/** Every text in a payload but Stripe's own words, such as `fraudulent`, and codes, such as `13.1`. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return /^[a-z_]*$|^.{0,5}$/.test(value) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
