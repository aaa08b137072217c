import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startHttpBench } from '../helpers/http-bench.ts';
import { expectHidden, expectResults } from './helpers/expect-answer.ts';
import { ledgerBytes, ledgerContent, ledgerRecords } from './helpers/ledger-content.ts';
import { link } from './helpers/site-caller.ts';
import { charge, sendAsStripe, stripeEvent } from './helpers/stripe-event.ts';

const A = 'aaaaaaaaaaaaaaa1';
const B = 'bbbbbbbbbbbbbbb2';

describe('linking', () => {
  test('tells how many findings it released, and each goes out once', async () => {
    const bench = await startHttpBench();
    for (const [n, type] of ['charge.succeeded', 'charge.failed'].entries()) {
      const event = stripeEvent(charge({ metadata: {} }), { id: `evt_${n}`, type });
      expectResults(await sendAsStripe(bench, JSON.stringify(event)), 'parked');
    }
    const item = { assessment: A, keys: ['stripe:pi_1', 'order:1'] };
    const [first] = expectResults(await link(bench, item), 'linked');
    assert.equal(Reflect.get(first ?? {}, 'released'), 2);
    assert.deepEqual(
      bench.emulator.arrived().map(({ assessment }) => assessment),
      [A, A],
    );
    const [again] = expectResults(await link(bench, item), 'linked');
    assert.equal(Reflect.get(again ?? {}, 'released'), 0);
    assert.equal(bench.emulator.arrived().length, 2);
    assert.deepEqual(ledgerContent(bench.ledgerFile), {
      records: { findings: 2, heads: 1, keys: 3, facts: 2 },
      totals: { 'charge.succeeded delivered': 1, 'charge.failed delivered': 1 },
    });
  });

  test('twice the same changes nothing; another assessment takes the key over', async () => {
    const bench = await startHttpBench();
    const item = { assessment: A, keys: ['order:1'], score: 0.3, action: 'buy' };
    expectResults(await link(bench, item), 'linked');
    const before = ledgerRecords(bench.ledgerFile, 'keys');
    bench.clock.turn(1_000);
    expectResults(await link(bench, item), 'linked');
    assert.deepEqual(ledgerRecords(bench.ledgerFile, 'keys'), before);
    expectResults(await link(bench, { ...item, assessment: B }), 'linked');
    const [key] = ledgerRecords(bench.ledgerFile, 'keys');
    assert.equal(key?.link?.assessment.id, B);
  });

  test('keeps an account and an address unreadable, in the file, the log and the answer', async () => {
    const bench = await startHttpBench();
    const personal = { accountId: 'sam.shopper@example.com', userIp: '203.0.113.77' };
    const item = { assessment: A, keys: ['order:1'], action: 'login', ...personal };
    const texts = [];
    for (const body of [
      item,
      { ...item, accountId: 'x'.repeat(1_024) },
      { ...item, assessment: B },
    ]) {
      texts.push((await link(bench, body)).text);
    }
    const kept = ledgerRecords(bench.ledgerFile, 'keys').flatMap(({ links }) => links ?? []);
    assert.deepEqual(
      kept.map(({ action }) => action),
      ['login', 'login', 'login'],
    );
    const file = ledgerBytes(bench.ledgerFile).toString('latin1');
    assert.ok(file.includes('order:1'), 'the file is what is looked through');
    expectHidden([file, ...texts, ...bench.lines], [...Object.values(personal), 'xxxxxxxx']);
  });
});
