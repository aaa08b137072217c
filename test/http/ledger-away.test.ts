import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import { type HttpBench, startHttpBench } from '../helpers/http-bench.ts';
import { expectHidden, expectProblem, expectResults } from './helpers/expect-answer.ts';
import { type Answer, send } from './helpers/http-client.ts';
import { ledgerContent, NOTHING } from './helpers/ledger-content.ts';
import { deliver, link } from './helpers/site-caller.ts';
import { charge, PERSONAL, sendAsStripe, stripeEvent } from './helpers/stripe-event.ts';
import { switchableLedger } from './helpers/switchable-ledger.ts';

const AWAY = new AnnotatorError('ledger_unavailable', 'The ledger cannot be reached', {
  retryAfter: 5,
});
const EVENT = JSON.stringify(stripeEvent(charge()));
const LINK = '{"assessment":"a1b2c3d4e5f60718","keys":["order:1"]}';

describe('while the ledger is away', async () => {
  const REQUESTS: Readonly<Record<string, (bench: HttpBench) => Promise<Answer>>> = {
    'an event that says something': (bench) => sendAsStripe(bench, EVENT),
    'an event that says nothing': (bench) =>
      sendAsStripe(bench, JSON.stringify(stripeEvent(charge(), { type: 'customer.created' }))),
    'an event that cannot be read': (bench) => sendAsStripe(bench, EVENT.slice(1)),
    'a link': (bench) => link(bench, LINK),
    'a batch of links': (bench) => link(bench, `[${LINK},${LINK}]`),
  };
  const ledger = switchableLedger();
  const bench = await startHttpBench({ ledger: ledger.wrap });
  ledger.failWith(AWAY);

  for (const [name, request] of Object.entries(REQUESTS)) {
    test(`${name} is 503 with Retry-After, and nothing is sent`, async () => {
      expectAway(await request(bench));
      assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
      assert.deepEqual(bench.emulator.arrived(), []);
      assert.match(bench.lines.at(-1) ?? '', /"severity":"ERROR".*"code":"ledger_unavailable"/);
      expectHidden(bench.lines, [PERSONAL.billing_details.email]);
    });
  }

  test('health is ok all the same: the process need not be replaced', async () => {
    const { status } = await send({ port: bench.port, path: '/health', method: 'GET' });
    assert.equal(status, 200);
  });
});

test('what came while the ledger was away is delivered when it comes again', async () => {
  const ledger = switchableLedger();
  const bench = await startHttpBench({ ledger: ledger.wrap });
  ledger.failWith(AWAY);
  expectAway(await sendAsStripe(bench, EVENT));
  ledger.recover();
  expectResults(await sendAsStripe(bench, EVENT), 'delivered');
  expectResults(await sendAsStripe(bench, EVENT), 'duplicate');
  assert.equal(bench.emulator.arrived().length, 1);
});

test('a label that could not be recorded as sent is not acknowledged, and not lost', async () => {
  const ledger = switchableLedger();
  const bench = await startHttpBench({ ledger: ledger.wrap });
  ledger.failWith(AWAY, 1);
  expectAway(await sendAsStripe(bench, EVENT));
  ledger.recover();
  expectResults(await sendAsStripe(bench, EVENT), 'pending');
  bench.clock.turn(31_000);
  const { json } = await deliver(bench);
  assert.deepEqual((json as { counts: object }).counts, { delivered: 1 });
  assert.deepEqual(ledgerContent(bench.ledgerFile).totals, {
    'charge.succeeded delivered': 1,
    'charge.succeeded uncertain': 1,
    'charge.succeeded resent': 1,
  });
});

describe('while another process holds the database', () => {
  test('for a moment, an event waits for it', async () => {
    const bench = await startHttpBench();
    const other = holdDatabase(bench);
    const answer = sendAsStripe(bench, EVENT);
    await sleep(100);
    other.close();
    expectResults(await answer, 'delivered');
  });

  test('for longer than senders wait, an event is 503, others are served meanwhile', async () => {
    const bench = await startHttpBench();
    const other = holdDatabase(bench);
    const answer = sendAsStripe(bench, EVENT);
    const started = performance.now();
    await send({ port: bench.port, path: '/health', method: 'GET' });
    assert.ok(performance.now() - started < 1_000);
    expectAway(await answer);
    other.close();
    assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
    expectResults(await sendAsStripe(bench, EVENT), 'delivered');
  });
});

function expectAway(answer: Answer): void {
  expectProblem(answer, 503, 'ledger_unavailable');
  assert.equal(answer.headers['retry-after'], '5');
}

function holdDatabase({ ledgerFile }: HttpBench): DatabaseSync {
  const database = new DatabaseSync(ledgerFile);
  database.exec('BEGIN EXCLUSIVE');
  return database;
}
