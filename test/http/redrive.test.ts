import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RedriveReport } from '../../shared/delivery/redrive/redrive.ts';
import type { HttpFunction } from '../../shared/http/message.ts';
import { receiveEvents } from '../../shared/http/routes/receive-events.ts';
import { createVault } from '../../shared/ledger/vault.ts';
import type { Provider } from '../../shared/providers/provider.ts';
import { stripe } from '../../shared/providers/stripe/index.ts';
import { type HttpBench, startHttpBench } from '../helpers/http-bench.ts';
import { expectHidden, expectProblem, expectResults } from './helpers/expect-answer.ts';
import { send } from './helpers/http-client.ts';
import { ledgerContent, ledgerRecords } from './helpers/ledger-content.ts';
import { deliver, link } from './helpers/site-caller.ts';
import {
  charge,
  PERSONAL,
  sendAsStripe,
  signedByStripe,
  stripeEvent,
} from './helpers/stripe-event.ts';

const HOUR = 60 * 60_000;
const NAME = 'projects/test-project/assessments/a1b2c3d4e5f60718';

interface Redriven {
  readonly redrive: RedriveReport;
  readonly counts: object;
  readonly left: object;
}

async function redrive(bench: HttpBench, asked: object): Promise<Redriven> {
  const answer = await deliver(bench, JSON.stringify({ redrive: asked }));
  assert.equal(answer.status, 200, answer.text);
  expectHidden([answer.text, ...bench.lines], Object.values(PERSONAL.billing_details));
  return answer.json as Redriven;
}

/** A charge that Google refused once. */
async function withDeadCharge(): Promise<HttpBench> {
  const bench = await startHttpBench();
  bench.emulator.fault({ status: 400, times: 1 });
  const body = JSON.stringify(stripeEvent(charge()));
  expectResults(await sendAsStripe(bench, body), 'dead');
  return bench;
}

/** An event that the version of then could not read. */
async function withQuarantined(body: string): Promise<HttpBench> {
  const bench = await startHttpBench();
  const read = () => [
    { kind: 'unreadable' as const, event: { type: 'unknown' }, because: 'data: too new' },
  ];
  const provider = { ...stripe, read } as Provider;
  const earlier: HttpFunction = {
    target: 'earlier',
    mount: '/',
    handle: (request) => receiveEvents(bench.services, [provider], request),
  };
  const port = await bench.serve(earlier);
  const answer = await send({ port, path: '/stripe', headers: signedByStripe(body), body });
  expectResults(answer, 'quarantined');
  return bench;
}

const EVENT = JSON.stringify(stripeEvent(charge()));

describe('a redrive of what is dead', () => {
  test('is previewed without a trace in ledger or at Google', async () => {
    const bench = await withDeadCharge();
    const before = ledgerRecords(bench.ledgerFile, 'findings');
    const {
      redrive: preview,
      counts,
      left,
    } = await redrive(bench, { state: 'dead', dryRun: true });
    const [entry] = preview.results;
    assert.deepEqual([preview.dryRun, preview.found, preview.reopened], [true, 1, 0]);
    assert.deepEqual(entry, {
      event: 'evt_1',
      eventType: 'charge.succeeded',
      provider: 'stripe',
      status: 'dead',
      code: 'refused',
      assessment: NAME,
      because: entry?.because,
      since: '2026-11-22T12:00:00.000Z',
      wouldSend: entry?.wouldSend,
    });
    assert.ok(entry?.because && entry.wouldSend);
    assert.deepEqual([counts, left], [{}, { pending: 0, parked: 0, due: false }]);
    assert.deepEqual(ledgerRecords(bench.ledgerFile, 'findings'), before);
    assert.deepEqual(bench.emulator.arrived(), []);
  });

  test('is sent by the pass that follows in the same call', async () => {
    const bench = await withDeadCharge();
    const { redrive: done, counts } = await redrive(bench, { state: 'dead', code: 'refused' });
    assert.deepEqual([done.found, done.reopened, done.more], [1, 1, false]);
    assert.deepEqual(counts, { delivered: 1 });
    assert.equal(bench.emulator.arrived().length, 1);
    assert.equal((await redrive(bench, { state: 'dead' })).redrive.found, 0);
  });

  test('is logged in one line: who asked for what, and what came of it', async () => {
    const bench = await withDeadCharge();
    await redrive(bench, { state: 'dead', provider: 'stripe', since: '2026-11-22T00:00:00Z' });
    const lines = bench.lines.map((line) => JSON.parse(line));
    const [line, ...more] = lines.filter(({ message }) => message === 'redrive');
    const { secret, ...told } = line;
    assert.match(secret, /^[0-9a-f]{8}$/);
    assert.deepEqual(
      [told, more],
      [
        {
          severity: 'INFO',
          message: 'redrive',
          caller: 'site',
          provider: 'stripe',
          state: 'dead',
          since: '2026-11-22T00:00:00.000Z',
          limit: 100,
          dryRun: false,
          found: 1,
          reopened: 1,
          skipped: 0,
          more: false,
        },
        [],
      ],
    );
  });
});

test('a redrive of what is unmatched sends what was linked since', async () => {
  const bench = await startHttpBench();
  const body = JSON.stringify(stripeEvent(charge({ metadata: {} })));
  expectResults(await sendAsStripe(bench, body), 'parked');
  bench.clock.turn(24 * HOUR);
  await deliver(bench);
  await link(bench, { assessment: NAME, keys: ['stripe:pi_1'] });
  const { redrive: done, counts } = await redrive(bench, { state: 'unmatched' });
  assert.deepEqual([done.results[0]?.status, counts], ['pending', { delivered: 1 }]);
  assert.equal(bench.emulator.arrived().length, 1);
});

describe('a redrive of what is quarantined', () => {
  test('opens the payload, reads it with the code of today, and delivers', async () => {
    const bench = await withQuarantined(EVENT);
    bench.clock.turn(48 * HOUR);
    const { redrive: done, counts } = await redrive(bench, { state: 'quarantined' });
    assert.deepEqual([done.found, done.reopened], [1, 1]);
    assert.deepEqual(counts, { delivered: 1 });
    assert.deepEqual(ledgerContent(bench.ledgerFile), {
      records: { findings: 1, heads: 1, keys: 2, facts: 1 },
      totals: { 'charge.succeeded delivered': 1 },
    });
    const [label] = bench.emulator.arrived();
    assert.match(JSON.stringify(label), /2026-11-22T12:00:00/);
    expectResults(await sendAsStripe(bench, EVENT), 'duplicate');
  });

  test('says what still cannot be read, and keeps it', async () => {
    const bench = await withQuarantined(EVENT.slice(1));
    const { redrive: done } = await redrive(bench, { state: 'quarantined' });
    assert.deepEqual([done.found, done.reopened, done.skipped], [1, 0, 1]);
    assert.match(done.results[0]?.note ?? '', /^still unreadable: body/);
    assert.deepEqual(ledgerContent(bench.ledgerFile).totals, { 'unknown quarantined': 1 });
  });

  test('says what another LEDGER_KEY has sealed, and keeps it', async () => {
    const bench = await withQuarantined(EVENT);
    const other = createVault(Buffer.alloc(32, 9));
    Object.assign(bench.services, { open: other.open });
    const { redrive: done } = await redrive(bench, { state: 'quarantined' });
    assert.match(done.results[0]?.note ?? '', /LEDGER_KEY/);
    assert.equal(ledgerContent(bench.ledgerFile).records.quarantine, 1);
  });
});

test('a redrive of somebody who may not deliver is 401', async () => {
  const bench = await startHttpBench();
  const body = JSON.stringify({ redrive: { state: 'dead' } });
  expectProblem(await send({ port: bench.port, path: '/deliver', body }), 401, 'unauthenticated');
});
