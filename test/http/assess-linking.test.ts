import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import { type HttpBench, startHttpBench } from '../helpers/http-bench.ts';
import { START } from '../helpers/turnable-clock.ts';
import { assessed, idOf } from './helpers/assess.ts';
import { expectResults } from './helpers/expect-answer.ts';
import { ledgerContent, ledgerRecords, NOTHING } from './helpers/ledger-content.ts';
import { report } from './helpers/report.ts';
import { deliver } from './helpers/site-caller.ts';
import { switchableLedger } from './helpers/switchable-ledger.ts';

const NOW = new Date(START).toISOString();

describe('an assessment is linked', () => {
  test('with its score, its action and its time', async () => {
    const bench = await startHttpBench();
    const token = 'emulator?score=0.7';
    const keys = ['order:1', 'stripe:pi_1'];
    const answer = await assessed(bench, { token, expectedAction: 'checkout', keys });
    assert.equal(answer.linked, true);
    const assessment = { id: idOf(answer), name: answer.assessment };
    const link = { assessment, linkedAt: NOW, score: 0.7, action: 'checkout', createTime: NOW };
    const records = ledgerRecords(bench.ledgerFile, 'keys');
    assert.deepEqual(records.map(({ key }) => key).sort(), keys);
    for (const record of records) assert.deepEqual(record.link, link);
  });

  test('and what is told under its key goes to it', async () => {
    const bench = await startHttpBench();
    const answer = await assessed(bench, { keys: ['order:1'] });
    expectResults(
      await report(bench, { keys: ['order:1'], signal: 'confirmed_fraud' }),
      'delivered',
    );
    const [label] = bench.emulator.arrived();
    assert.equal(label?.assessment, idOf(answer));
  });

  test('and what is told of its account goes to it', async () => {
    const bench = await startHttpBench();
    const answer = await assessed(bench, { expectedAction: 'login', accountId: 'sam' });
    assert.equal(answer.linked, true);
    expectResults(
      await report(bench, { accountId: 'sam', signal: 'two_factor_passed' }),
      'delivered',
    );
    assert.equal(bench.emulator.arrived()[0]?.assessment, idOf(answer));
  });

  test('under the action the site expects, not the one the token names', async () => {
    const bench = await startHttpBench({ environment: { OBSERVE_ONLY: 'true' } });
    const token = 'emulator?action=signup';
    await assessed(bench, { token, expectedAction: 'login', accountId: 'sam' });
    const [account] = ledgerRecords(bench.ledgerFile, 'keys');
    assert.equal(account?.links?.[0]?.action, 'login');
  });

  test('and what waited for it goes with the next delivery, not while the user waits', async () => {
    const bench = await startHttpBench();
    const told = { keys: ['order:1'], signal: 'transaction_accepted' };
    expectResults(await report(bench, told), 'parked');
    const answer = await assessed(bench, { keys: ['order:1'] });
    assert.equal(answer.linked, true);
    assert.deepEqual(bench.emulator.arrived(), []);
    assert.equal((await deliver(bench)).status, 200);
    assert.equal(bench.emulator.arrived()[0]?.assessment, idOf(answer));
  });
});

describe('nothing is linked', () => {
  test('where nothing is to be', async () => {
    const bench = await startHttpBench();
    assert.ok(!('linked' in (await assessed(bench))));
    assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
  });

  test('with the account of an interaction that is blocked: what comes next is about another', async () => {
    const bench = await startHttpBench();
    const asked = { expectedAction: 'login', accountId: 'sam' };
    const answer = await assessed(bench, asked);
    bench.clock.turn(1_000);
    const attacker = await assessed(bench, { ...asked, token: 'emulator?action=other' });
    assert.equal(attacker.verdict, 'block');
    assert.ok(!('linked' in attacker));
    await report(bench, { accountId: 'sam', signal: 'two_factor_passed' });
    assert.deepEqual(
      bench.emulator.arrived().map(({ assessment }) => assessment),
      [idOf(answer)],
    );
  });
});

describe('the verdict is told all the same,', () => {
  const AWAY = new AnnotatorError('ledger_unavailable', 'The ledger cannot be reached');

  /** The answer of a bench whose ledger is in trouble, and how long it took. */
  async function askedOf(bench: HttpBench) {
    const started = performance.now();
    const answer = await assessed(bench, { token: 'emulator?score=0.3', keys: ['order:1'] });
    return { answer, elapsed: performance.now() - started };
  }

  function expectUnlinked(
    bench: HttpBench,
    answer: Awaited<ReturnType<typeof assessed>>,
    code: string,
  ) {
    assert.deepEqual([answer.verdict, answer.linked], ['challenge', false]);
    const line = JSON.parse(bench.lines.at(-1) ?? '{}');
    assert.equal(line.severity, 'ERROR');
    assert.equal(line.message, 'an assessment was not linked');
    assert.equal(line.assessment, idOf(answer));
    assert.equal(line.code, code);
  }

  test('with linked: false, while the ledger is away', async () => {
    const ledger = switchableLedger();
    const bench = await startHttpBench({ ledger: ledger.wrap });
    ledger.failWith(AWAY);
    const { answer } = await askedOf(bench);
    expectUnlinked(bench, answer, 'ledger_unavailable');
  });

  test('with linked: false, when the ledger does what nobody foresaw', async () => {
    const ledger = switchableLedger();
    const bench = await startHttpBench({ ledger: ledger.wrap });
    ledger.failWith(new TypeError('unforeseen'));
    const { answer } = await askedOf(bench);
    expectUnlinked(bench, answer, 'internal');
  });

  test('within a second, while another process holds the ledger', async () => {
    const bench = await startHttpBench();
    const other = new DatabaseSync(bench.ledgerFile);
    other.exec('BEGIN EXCLUSIVE');
    const { answer, elapsed } = await askedOf(bench);
    other.close();
    assert.deepEqual([answer.verdict, answer.linked], ['challenge', false]);
    assert.ok(elapsed < 2_000, `took ${elapsed} ms`);
  });

  test('within a second, when the ledger never answers', async () => {
    const hanging = (real: Ledger): Ledger => ({
      ...real,
      transact: () => new Promise(() => undefined),
    });
    const bench = await startHttpBench({ ledger: hanging });
    const { answer, elapsed } = await askedOf(bench);
    expectUnlinked(bench, answer, 'late');
    assert.ok(elapsed < 2_000, `took ${elapsed} ms`);
  });
});
