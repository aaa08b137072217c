import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startHttpBench } from '../helpers/http-bench.ts';
import { expectProblem, expectResults } from './helpers/expect-answer.ts';
import type { Answer } from './helpers/http-client.ts';
import { ledgerContent, NOTHING } from './helpers/ledger-content.ts';
import { reportToken } from './helpers/report.ts';

const A = 'a1b2c3d4e5f60718';
const TOKEN = `HFabc-_9:U=${A}`;

interface Result {
  readonly event: string;
  readonly status: string;
  readonly assessment?: string;
  readonly issues?: readonly { readonly path: string }[];
}

function resultsIn(answer: Answer): readonly Result[] {
  assert.equal(answer.status, 200, answer.text);
  return (answer.json as { results: Result[] }).results;
}

describe('a batch of tokens', () => {
  const items = [
    { token: TOKEN, signal: 'password_incorrect' },
    { token: `${TOKEN}9`, signal: 'password_incorrect' },
    { token: 'b:U=b1b2c3d4e5f60718', keys: ['order:1'], id: 'request-2' },
    { headers: { cookie: 'a=1' }, signal: 'password_incorrect' },
    'text',
    { headers: { cookie: `recaptcha-cf-t=${TOKEN}` }, keys: ['order:2'], signal: 'refund' },
    { token: TOKEN },
  ];
  const statuses = [
    'delivered',
    'invalid',
    'linked',
    'ignored',
    'invalid',
    'delivered',
    'invalid',
  ] as const;
  const forms = {
    'a JSON array': JSON.stringify(items),
    NDJSON: items.map((item) => JSON.stringify(item)).join('\n'),
  };
  for (const [form, body] of Object.entries(forms)) {
    test(`as ${form} has an entry for each item in order, and a bad one fails alone`, async () => {
      const bench = await startHttpBench();
      const entries = expectResults(await reportToken(bench, body, { id: 'msg_b' }), ...statuses);
      assert.deepEqual(
        entries.map(({ event }) => event),
        ['msg_b#0', 'msg_b#1', 'request-2', 'msg_b#3', 'msg_b#4', 'msg_b#5', 'msg_b#6'],
      );
      assert.match(entries[2]?.assessment ?? '', /\/b1b2c3d4e5f60718$/);
      assert.match(entries[5]?.because ?? '', /refund/);
      assert.equal(bench.emulator.arrived().length, 2);
      const again = await reportToken(bench, body, { id: 'msg_c' });
      assert.deepEqual(
        resultsIn(again).map(({ status }) => status),
        statuses.map((status) => (status === 'delivered' ? 'duplicate' : status)),
      );
      assert.equal(bench.emulator.arrived().length, 2);
    });
  }

  test('of 10,000, every tenth broken, is taken in but for those', async () => {
    const flaws = [
      (id: string) => ({ token: `x:U=${id}:U=${id}` }),
      (id: string) => ({ token: `x:U=${id.slice(1)}` }),
      (id: string) => ({ token: `x:U=${id}0` }),
      (id: string) => ({ token: `x:U=${id}\n` }),
      (id: string) => ({ headers: { cookie: `recaptcha-ca-t=x:U=${id}0` } }),
    ];
    const bench = await startHttpBench();
    const ids = Array.from({ length: 10_000 }, (_, n) => `c${String(n).padStart(15, '0')}`);
    const many = ids.map((id, n) => {
      const flaw = n % 10 === 9 ? flaws[Math.floor(n / 10) % flaws.length] : undefined;
      return { ...(flaw?.(id) ?? { token: `x:U=${id}` }), signal: 'password_correct' };
    });
    bench.emulator.fault({ status: 503 });
    const results = resultsIn(await reportToken(bench, many, { id: 'msg_m' }));
    assert.equal(results.length, 10_000);
    for (const [n, { event, status, assessment }] of results.entries()) {
      assert.equal(event, `msg_m#${n}`);
      assert.equal(status, n % 10 === 9 ? 'invalid' : 'pending');
      assert.equal(assessment?.endsWith(ids[n] ?? ''), n % 10 === 9 ? undefined : true);
    }
    assert.equal(ledgerContent(bench.ledgerFile).records.findings, 9_000);
    assert.match(bench.lines.join(''), /"valid":9000,"invalid":1000/);
  });

  test('of 10,000 that only link is linked whole', async () => {
    const bench = await startHttpBench();
    const many = Array.from({ length: 10_000 }, (_, n) => ({
      token: `x:U=c${String(n).padStart(15, '0')}`,
      keys: [`order:${n}`],
    }));
    const results = resultsIn(await reportToken(bench, many));
    assert.equal(results.length, 10_000);
    assert.ok(results.every(({ status }) => status === 'linked'));
    assert.equal(ledgerContent(bench.ledgerFile).records.keys, 10_000);
  });

  test('of hundreds of cookies and tokens of 100 KB is answered item by item', async () => {
    const bench = await startHttpBench();
    const cookies = Array.from({ length: 800 }, (_, n) => `tracker-${n}=${'v'.repeat(100)}`);
    const among = [...cookies, `recaptcha-ca-t=${TOKEN}`, ...cookies.slice(0, 300)].join('; ');
    const signal = 'password_correct';
    const answer = await reportToken(bench, [
      { headers: { cookie: among }, signal },
      { headers: { cookie: cookies.join('; ') }, signal },
      { headers: { cookie: `recaptcha-ca-t=${'x'.repeat(100_000)}:U=${A}` }, signal },
      { token: `${'x'.repeat(100_000)}:U=${A}`, signal },
    ]);
    expectResults(answer, 'delivered', 'ignored', 'invalid', 'invalid');
    assert.ok(answer.text.length < 2_000);
  });

  test('of 10,001 is 413, and so are 8 MiB and a byte', async () => {
    const bench = await startHttpBench();
    const body = `[${Array(10_001).fill(JSON.stringify(items[0])).join(',')}]`;
    expectProblem(await reportToken(bench, body), 413, 'too_large');
    const long = `{"token":"${'x'.repeat(8 * 1024 * 1024 - 11)}"}`;
    expectProblem(await reportToken(bench, long), 413, 'too_large');
    expectProblem(await reportToken(bench, long.replace('x', '')), 422, 'invalid');
    assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
  });
});
