import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import { CLOCK_SECRET, type HttpBench, PROJECT, startHttpBench } from '../helpers/http-bench.ts';
import { expectProblem, expectResults } from './helpers/expect-answer.ts';
import { type Answer, send } from './helpers/http-client.ts';
import { ledgerContent, ledgerRecords, NOTHING } from './helpers/ledger-content.ts';
import { report, reportToken, WAF_TOKEN_PATH } from './helpers/report.ts';
import { deliver, link } from './helpers/site-caller.ts';
import { switchableLedger } from './helpers/switchable-ledger.ts';

const A = 'a1b2c3d4e5f60718';
const B = 'b1b2c3d4e5f60718';
const NAME = `projects/${PROJECT}/assessments/${A}`;
const TOKEN = `HFabc-_9:U=${A}`;
const CORRECT = { token: TOKEN, signal: 'password_correct' };

/** What the one item of a request was answered, whole. */
function only(answer: Answer): Record<string, unknown> {
  assert.equal(answer.status, 200, answer.text);
  const [result, ...others] = (answer.json as { results: Record<string, unknown>[] }).results;
  assert.deepEqual(others, []);
  return result ?? {};
}

function labels({ emulator }: HttpBench): object[] {
  return emulator.arrived().map(({ assessment, body }) => ({ assessment, ...body }));
}

describe('wafToken', () => {
  test('tells Google what happened to the request of a token, and why', async () => {
    const bench = await startHttpBench();
    assert.deepEqual(only(await reportToken(bench, CORRECT, { id: 'msg_7' })), {
      event: 'msg_7#0',
      status: 'delivered',
      assessment: NAME,
      because: 'the site was given the right password',
    });
    assert.deepEqual(labels(bench), [{ assessment: A, reasons: ['CORRECT_PASSWORD'] }]);
    assert.equal(bench.emulator.arrived()[0]?.name, NAME);
    const [finding] = ledgerRecords(bench.ledgerFile, 'findings');
    assert.equal(finding?.provider, 'waf-token');
  });

  test('finds the token in the headers of the request', async () => {
    const bench = await startHttpBench();
    const Cookie = `a=1; recaptcha-ca-t=x:U=${B}; recaptcha-ca-e=${encodeURIComponent(TOKEN)}`;
    const said = { annotation: 'FRAUDULENT', id: 'case-7' };
    const result = only(await reportToken(bench, { headers: { Cookie }, ...said }));
    assert.equal(result['status'], 'delivered');
    assert.equal(result['event'], 'case-7');
    assert.deepEqual(labels(bench), [{ assessment: A, annotation: 'FRAUDULENT' }]);
  });

  test('only links where nothing is said, and releases what waited', async () => {
    const bench = await startHttpBench();
    expectResults(await report(bench, { keys: ['order:1'], signal: 'refund' }), 'parked');
    const given = { token: TOKEN, keys: ['order:1', 'order:2'], id: 'request-1' };
    const linked = { event: 'request-1', status: 'linked', assessment: NAME };
    assert.deepEqual(only(await reportToken(bench, given)), { ...linked, released: 1 });
    assert.deepEqual(labels(bench), [{ assessment: A, reasons: ['REFUND'] }]);
    expectResults(await report(bench, { keys: ['order:2'], signal: 'refund' }), 'delivered');
    assert.deepEqual(only(await reportToken(bench, given)), { ...linked, released: 0 });
    assert.equal(labels(bench).length, 2);
  });

  test('links and annotates at once', async () => {
    const bench = await startHttpBench();
    expectResults(await report(bench, { keys: ['order:1'], signal: 'refund' }), 'parked');
    const result = only(await reportToken(bench, { ...CORRECT, keys: ['order:1'] }));
    assert.equal(result['status'], 'delivered');
    assert.equal(result['because'], 'the site was given the right password');
    assert.deepEqual(labels(bench), [
      { assessment: A, reasons: ['REFUND'] },
      { assessment: A, reasons: ['CORRECT_PASSWORD'] },
    ]);
  });

  test('links the account, for what only knows that', async () => {
    const environment = { ACCOUNT_IDS: 'plain', OPINIONS: 'two-factor-legitimate' };
    const bench = await startHttpBench({ environment });
    const account = { accountId: 'sam', action: 'login', userIp: '203.0.113.7' };
    await reportToken(bench, { ...CORRECT, ...account, score: 0.9 });
    expectResults(
      await report(bench, { accountId: 'sam', signal: 'two_factor_passed' }),
      'delivered',
    );
    assert.deepEqual(labels(bench), [
      { assessment: A, reasons: ['CORRECT_PASSWORD'], accountId: 'sam' },
      {
        assessment: A,
        annotation: 'LEGITIMATE',
        reasons: ['PASSED_TWO_FACTOR'],
        accountId: 'sam',
      },
    ]);
  });

  test('links an account as of when the request was, in a batch that comes later', async () => {
    const bench = await startHttpBench();
    const eventTime = new Date(bench.clock.now() - 3_600_000).toISOString();
    await reportToken(bench, { token: TOKEN, accountId: 'sam', action: 'login', eventTime });
    const now = { accountId: 'sam', signal: 'two_factor_passed' };
    expectResults(await report(bench, now), 'parked');
    expectResults(await report(bench, { ...now, eventTime }), 'delivered');
  });

  test('ignores an ordinary token, and a request without one, and says which', async () => {
    const bench = await startHttpBench();
    const cases: readonly (readonly [object, RegExp])[] = [
      [{ token: '03AFcWeA' }, /none of WAF/],
      [
        { headers: { 'X-Recaptcha-Token': '03AFcWeA', cookie: `recaptcha-ca-t=${TOKEN}` } },
        /none of WAF/,
      ],
      [{ headers: { cookie: 'session=1' } }, /carry no token/],
      [{ headers: {} }, /carry no token/],
    ];
    for (const [subject, because] of cases) {
      for (const item of [
        { ...subject, signal: 'password_correct', accountId: 'sam' },
        { ...subject, keys: ['order:1'] },
      ]) {
        const result = only(await reportToken(bench, item));
        assert.equal(result['status'], 'ignored');
        assert.match(String(result['because']), because);
      }
    }
    assert.deepEqual(labels(bench), []);
    assert.deepEqual(ledgerContent(bench.ledgerFile).records, {});
  });

  test('leaves an outcome to the keys where the token tells nothing', async () => {
    const bench = await startHttpBench();
    const item = { headers: {}, keys: ['session:7'], signal: 'password_correct' };
    assert.equal(only(await reportToken(bench, item))['status'], 'parked');
    await link(bench, { assessment: A, keys: ['session:7'] });
    assert.deepEqual(labels(bench), [{ assessment: A, reasons: ['CORRECT_PASSWORD'] }]);
  });

  test('is held back by SHADOW=waf-token, links all the same, and is redriven by its name', async () => {
    const bench = await startHttpBench({ environment: { SHADOW: 'waf-token' } });
    const result = only(await reportToken(bench, { ...CORRECT, keys: ['order:1'] }));
    assert.equal(result['status'], 'shadowed');
    assert.deepEqual(labels(bench), []);
    expectResults(await report(bench, { keys: ['order:1'], signal: 'refund' }), 'delivered');
    const order = { redrive: { state: 'shadowed', provider: 'waf-token', dryRun: true } };
    const answer = await deliver(bench, JSON.stringify(order));
    assert.equal((answer.json as { redrive: { found: number } }).redrive.found, 1);
  });
});

describe('wafToken refuses', () => {
  test('who is not authenticated, or has not its scope', async () => {
    const edge = `whsec_${Buffer.alloc(24, 'edge').toString('base64')}`;
    const bench = await startHttpBench({
      environment: { CALLER_SECRETS: `edge:waf-token:${edge}\nclock:deliver:${CLOCK_SECRET}` },
    });
    const bare = { port: bench.port, path: WAF_TOKEN_PATH, body: JSON.stringify(CORRECT) };
    expectProblem(await send(bare), 401, 'unauthenticated');
    const refused = await reportToken(bench, CORRECT, { secret: CLOCK_SECRET });
    expectProblem(refused, 401, 'unauthenticated');
    expectProblem(await report(bench, CORRECT, { secret: edge }), 401, 'unauthenticated');
    assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
    expectResults(await reportToken(bench, CORRECT, { secret: edge }), 'delivered');
  });

  test('a single bad object with 422 and the path of the issue', async () => {
    const bench = await startHttpBench();
    const cookie = `recaptcha-ca-t=${TOKEN}9`;
    const bad = { headers: { cookie }, signal: 'password_correct' };
    const { issues } = expectProblem(await reportToken(bench, bad), 422, 'invalid');
    assert.deepEqual(
      issues?.map(({ path }) => path),
      ['headers.cookie'],
    );
    expectProblem(await reportToken(bench, { token: TOKEN }), 422, 'invalid');
    assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
  });

  test('what is no JSON with 400, another path with 404, another method with 405', async () => {
    const bench = await startHttpBench();
    expectProblem(await reportToken(bench, '{'), 400, 'malformed');
    const { port } = bench;
    expectProblem(await send({ port, path: `${WAF_TOKEN_PATH}/x` }), 404, 'not_found');
    const got = await send({ port, path: WAF_TOKEN_PATH, method: 'GET' });
    expectProblem(got, 405, 'method_not_allowed');
  });

  for (const [when, after] of Object.entries({ 'before the link': 0, 'after the link': 1 })) {
    test(`with 503 if the ledger goes away ${when}; sent again, it labels once`, async () => {
      const ledger = switchableLedger();
      const bench = await startHttpBench({ ledger: ledger.wrap });
      const item = { ...CORRECT, keys: ['order:1'] };
      ledger.failWith(new AnnotatorError('ledger_unavailable', 'away', { retryAfter: 5 }), after);
      expectProblem(await reportToken(bench, item, { id: 'msg_1' }), 503, 'ledger_unavailable');
      assert.deepEqual(labels(bench), []);
      ledger.recover();
      expectResults(await reportToken(bench, item, { id: 'msg_1' }), 'delivered');
      expectResults(await reportToken(bench, item, { id: 'msg_1' }), 'duplicate');
      assert.equal(labels(bench).length, 1);
    });
  }
});
