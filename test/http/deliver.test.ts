import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startHttpBench } from '../helpers/http-bench.ts';
import { expectProblem, expectResults } from './helpers/expect-answer.ts';
import { ledgerContent } from './helpers/ledger-content.ts';
import { deliver } from './helpers/site-caller.ts';
import { charge, sendAsStripe, stripeEvent } from './helpers/stripe-event.ts';

const HOUR = 60 * 60_000;
const NOTHING_LEFT = { pending: 0, parked: 0, due: false };

function event(n: number, changes: object = {}): string {
  return JSON.stringify(stripeEvent(charge({ id: `ch_${n}`, ...changes }), { id: `evt_${n}` }));
}

test('with nothing to do, deliver says so, also to a body that asks for nothing', async () => {
  const bench = await startHttpBench();
  for (const body of ['', '{}', ' { } \n', ' '.repeat(64 * 1024)]) {
    const answer = await deliver(bench, body);
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.json, {
      counts: {},
      left: NOTHING_LEFT,
      oldestOpenSeconds: 0,
      breaker: 'closed',
    });
  }
});

const UNFIT: Readonly<Record<string, string>> = {
  '[]': '',
  null: '',
  '"redrive"': '',
  '{"force":true}': '',
  '{"redrive":null}': 'redrive',
  '{"redrive":{}}': 'redrive.state',
  '{"redrive":{"state":"pending"}}': 'redrive.state',
  '{"redrive":{"state":"dead","dryrun":true}}': 'redrive',
  '{"redrive":{"state":"dead","provider":"stripes"}}': 'redrive.provider',
  '{"redrive":{"state":"dead","since":"yesterday"}}': 'redrive.since',
  '{"redrive":{"state":"dead","limit":10001}}': 'redrive.limit',
};

test('a body that asks for something else is 422 with the path, and nothing is sent', async () => {
  const bench = await startHttpBench();
  bench.emulator.fault({ status: 503, times: 1 });
  await sendAsStripe(bench, event(1));
  bench.clock.turn(31_000);
  for (const [body, path] of Object.entries(UNFIT)) {
    const { issues } = expectProblem(await deliver(bench, body), 422, 'invalid');
    assert.deepEqual(
      issues?.map((issue) => issue.path),
      [path],
      body,
    );
  }
  assert.equal(bench.emulator.arrived().length, 0);
});

test('a body that is no JSON is 400, and nothing is sent', async () => {
  const bench = await startHttpBench();
  for (const body of ['no JSON', '{"redrive":', '{}{}', '\u0000']) {
    expectProblem(await deliver(bench, body), 400, 'malformed');
  }
});

test('a body larger than 64 KiB is 413', async () => {
  const bench = await startHttpBench();
  expectProblem(await deliver(bench, ' '.repeat(64 * 1024 + 1)), 413, 'too_large');
});

test('deliver sends what is due, and counts what it sent and what it left', async () => {
  const bench = await startHttpBench();
  bench.emulator.fault({ status: 503, times: 2 });
  expectResults(await sendAsStripe(bench, event(1)), 'pending');
  const elsewhere = { metadata: { recaptcha_assessment: 'bbbbbbbbbbbbbbb2' } };
  expectResults(await sendAsStripe(bench, event(2, elsewhere)), 'pending');
  const unknown = { metadata: {}, payment_intent: 'pi_2' };
  expectResults(await sendAsStripe(bench, event(3, unknown)), 'parked');

  bench.clock.turn(31_000);
  bench.emulator.fault({ status: 400, times: 1 });
  const { json } = await deliver(bench);
  assert.deepEqual(json, {
    counts: { delivered: 1, dead: 1 },
    left: { pending: 0, parked: 1, due: false },
    oldestOpenSeconds: 0,
    breaker: 'closed',
  });
  assert.equal(bench.emulator.arrived().length, 1);

  bench.clock.turn(24 * HOUR);
  const later = await deliver(bench);
  assert.deepEqual(later.json, {
    counts: { unmatched: 1 },
    left: NOTHING_LEFT,
    oldestOpenSeconds: 0,
    breaker: 'closed',
  });
  assert.deepEqual(ledgerContent(bench.ledgerFile).totals, {
    'charge.succeeded delivered': 1,
    'charge.succeeded dead': 1,
    'charge.succeeded unmatched': 1,
  });
});

test('a pass that fails leaves the rest, opens the breaker, and says so', async () => {
  const bench = await startHttpBench();
  bench.emulator.fault({ status: 503 });
  for (let n = 1; n <= 7; n += 1) {
    const metadata = { recaptcha_assessment: `aaaaaaaaaaaaaaa${n}` };
    expectResults(await sendAsStripe(bench, event(n, { metadata })), 'pending');
  }
  bench.clock.turn(60_000);
  const { json } = await deliver(bench);
  assert.deepEqual(json, {
    counts: { pending: 1 },
    left: { pending: 7, parked: 0, due: true },
    oldestOpenSeconds: 60,
    breaker: 'open',
  });

  bench.emulator.clearFaults();
  bench.clock.turn(60 * 60_000);
  const healed = (await deliver(bench)).json as { counts: object; left: object };
  assert.deepEqual([healed.counts, healed.left], [{ delivered: 7 }, NOTHING_LEFT]);
});

test('the log of a pass holds its numbers', async () => {
  const bench = await startHttpBench();
  bench.emulator.fault({ status: 503, times: 1 });
  await sendAsStripe(bench, event(1));
  bench.clock.turn(31_000);
  await deliver(bench);
  const { severity, message, delivered, left_pending, oldestOpenSeconds, breaker } = JSON.parse(
    bench.lines.at(-1) ?? '',
  );
  assert.deepEqual(
    { severity, message, delivered, left_pending, oldestOpenSeconds, breaker },
    {
      severity: 'INFO',
      message: 'delivery pass',
      delivered: 1,
      left_pending: 0,
      oldestOpenSeconds: 0,
      breaker: 'closed',
    },
  );
});
