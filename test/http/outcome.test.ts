import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CLOCK_SECRET, PROJECT, startHttpBench } from '../helpers/http-bench.ts';
import { START } from '../helpers/turnable-clock.ts';
import { expectProblem, expectResults } from './helpers/expect-answer.ts';
import { send } from './helpers/http-client.ts';
import { ledgerBytes, ledgerContent, NOTHING } from './helpers/ledger-content.ts';
import { OUTCOME_PATH, report } from './helpers/report.ts';
import { deliver, link } from './helpers/site-caller.ts';

const A = 'a1b2c3d4e5f60718';
const NAME = `projects/${PROJECT}/assessments/${A}`;
const PASSED = { assessment: A, signal: 'two_factor_passed' };

describe('outcome', () => {
  test('tells Google what the site reports of an assessment, and why', async () => {
    const bench = await startHttpBench();
    const [entry] = expectResults(await report(bench, PASSED, { id: 'msg_7' }), 'delivered');
    assert.deepEqual(entry, {
      event: 'msg_7#0',
      status: 'delivered',
      assessment: NAME,
      because: entry?.because,
    });
    assert.ok(entry?.because);
    const [label] = bench.emulator.arrived();
    assert.deepEqual([label?.name, label?.body], [NAME, { reasons: ['PASSED_TWO_FACTOR'] }]);
  });

  test('takes a full name as it is, of another project, too', async () => {
    const bench = await startHttpBench();
    const assessment = 'projects/another-project/assessments/a1b2c3d4e5f6071899';
    expectResults(await report(bench, { ...PASSED, assessment }), 'delivered');
    assert.equal(bench.emulator.arrived()[0]?.name, assessment);
  });

  test('takes a WAF token, and ignores one that names no assessment', async () => {
    const bench = await startHttpBench();
    const signal = 'password_incorrect';
    expectResults(await report(bench, { token: `HFabc-_9:U=${A}`, signal }), 'delivered');
    const [entry] = expectResults(await report(bench, { token: 'HFabc-_9', signal }), 'ignored');
    assert.match(entry?.because ?? '', /token/);
    assert.equal(bench.emulator.arrived().length, 1);
  });

  test('takes the raw form, with the amount as it was written', async () => {
    const bench = await startHttpBench();
    const said = {
      annotation: 'FRAUDULENT',
      reasons: ['CHARGEBACK_FRAUD'],
      transactionEvent: { eventType: 'CHARGEBACK', reason: '10.4', value: '19.99' },
      eventTime: '2026-11-20T10:00:00+02:00',
    };
    expectResults(await report(bench, { keys: ['order:17'], ...said }), 'parked');
    const answer = await link(bench, { assessment: A, keys: ['order:17'] });
    const [linked] = (answer.json as { results: { released: number }[] }).results;
    assert.equal(linked?.released, 1);
    assert.deepEqual(bench.emulator.arrived()[0]?.body, {
      annotation: 'FRAUDULENT',
      reasons: ['CHARGEBACK_FRAUD'],
      transactionEvent: {
        eventType: 'CHARGEBACK',
        reason: '10.4',
        value: 19.99,
        eventTime: '2026-11-20T08:00:00.000Z',
      },
    });
  });

  test('finds spam the sign-up of its account, and keeps the account unreadable', async () => {
    const bench = await startHttpBench({ environment: { ACCOUNT_IDS: 'plain' } });
    const accountId = 'user-canary-81';
    const createTime = '2026-03-01T00:00:00Z';
    await link(bench, { assessment: A, accountId, action: 'signup', createTime });
    const said = { accountId, action: 'signup', signal: 'spam_reported' };
    expectResults(await report(bench, said), 'delivered');
    const [label] = bench.emulator.arrived();
    assert.deepEqual(label?.body, {
      annotation: 'FRAUDULENT',
      reasons: ['SOCIAL_SPAM'],
      accountId,
    });
    assert.equal(ledgerBytes(bench.ledgerFile).includes(accountId), false);
    assert.equal(bench.lines.join('').includes(accountId), false);
  });

  test('is held back by SHADOW=outcome, and redriven by its name', async () => {
    const bench = await startHttpBench({ environment: { SHADOW: 'outcome' } });
    expectResults(await report(bench, PASSED), 'shadowed');
    assert.deepEqual(bench.emulator.arrived(), []);
    const order = { redrive: { state: 'shadowed', provider: 'outcome', dryRun: true } };
    const { status } = await deliver(bench, JSON.stringify(order));
    assert.equal(status, 200);
  });
});

describe('a batch of outcomes', () => {
  const items = [
    PASSED,
    { assessment: A, signal: 'no_such_signal' },
    { assessment: A },
    { signal: 'spam_reported' },
    { keys: ['order:9'], signal: 'refund', id: 'refund-9' },
    'text',
  ];
  const statuses = ['delivered', 'invalid', 'invalid', 'invalid', 'parked', 'invalid'] as const;
  const forms = {
    'a JSON array': JSON.stringify(items),
    NDJSON: items.map((item) => JSON.stringify(item)).join('\n'),
  };
  for (const [form, body] of Object.entries(forms)) {
    test(`as ${form} has an entry for each item in order, and a bad one fails alone`, async () => {
      const bench = await startHttpBench();
      const entries = expectResults(await report(bench, body, { id: 'msg_b' }), ...statuses);
      assert.deepEqual(
        entries.map(({ event }) => event),
        ['msg_b#0', 'msg_b#1', 'msg_b#2', 'msg_b#3', 'refund-9', 'msg_b#5'],
      );
      assert.equal(bench.emulator.arrived().length, 1);
    });

    test(`as ${form} sends nothing when it comes again, be it under another message id`, async () => {
      const bench = await startHttpBench();
      await report(bench, body, { id: 'msg_b' });
      const again = ['duplicate', 'invalid', 'invalid', 'invalid', 'parked', 'invalid'] as const;
      expectResults(await report(bench, body, { id: 'msg_b' }), ...again);
      const answer = await report(bench, body, { id: 'msg_c' });
      assert.equal(
        (answer.json as { results: { status: string }[] }).results[0]?.status,
        'duplicate',
      );
      assert.equal(bench.emulator.arrived().length, 1);
    });
  }

  test('of 10,000 items is taken whole while the API is away', async () => {
    const bench = await startHttpBench();
    const many = Array.from({ length: 10_000 }, (_, n) => ({
      assessment: `a${String(n).padStart(15, '0')}`,
      signal: 'password_correct',
    }));
    bench.emulator.fault({ status: 503 });
    const answer = await report(bench, many);
    const { results } = answer.json as { results: { status: string }[] };
    assert.equal(results.length, 10_000);
    assert.ok(results.every(({ status }) => status === 'pending'));
    assert.equal(ledgerContent(bench.ledgerFile).records.findings, 10_000);
  });

  test('of 10,001 items is 413', async () => {
    const bench = await startHttpBench();
    const body = `[${Array(10_001).fill(JSON.stringify(PASSED)).join(',')}]`;
    expectProblem(await report(bench, body), 413, 'too_large');
    assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
  });
});

describe('outcome refuses', () => {
  test('who is not authenticated, or has not its scope', async () => {
    const bench = await startHttpBench();
    const body = JSON.stringify(PASSED);
    expectProblem(
      await send({ port: bench.port, path: OUTCOME_PATH, body }),
      401,
      'unauthenticated',
    );
    expectProblem(await report(bench, PASSED, { secret: CLOCK_SECRET }), 401, 'unauthenticated');
    assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
  });

  test('a single bad object with 422 and the path of each issue', async () => {
    const bench = await startHttpBench();
    const future = new Date(START + 6 * 60_000).toISOString();
    const bad = { ...PASSED, eventTime: future };
    const { issues } = expectProblem(await report(bench, bad), 422, 'invalid');
    assert.deepEqual(
      issues?.map(({ path }) => path),
      ['eventTime'],
    );
    expectProblem(await report(bench, { assessment: A }), 422, 'invalid');
  });

  test('unknown members without repeating what is no name', async () => {
    const bench = await startHttpBench();
    const secret = 'canary@example.com';
    const bad = { ...PASSED, [secret]: 1, ['x'.repeat(100_000)]: 1, sginal: 2 };
    const answer = await report(bench, bad);
    const { issues } = expectProblem(answer, 422, 'invalid');
    assert.deepEqual(issues, [{ path: '', message: 'unknown: …, …, sginal' }]);
    assert.ok(!answer.text.includes(secret) && answer.text.length < 1_000);
  });

  test('what is no JSON with 400, another path with 404, another method with 405', async () => {
    const bench = await startHttpBench();
    expectProblem(await report(bench, '{'), 400, 'malformed');
    const { port } = bench;
    expectProblem(await send({ port, path: '/outcome/x' }), 404, 'not_found');
    expectProblem(
      await send({ port, path: OUTCOME_PATH, method: 'GET' }),
      405,
      'method_not_allowed',
    );
  });
});
