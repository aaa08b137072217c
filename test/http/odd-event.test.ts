import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type HttpBench, startHttpBench } from '../helpers/http-bench.ts';
import { START } from '../helpers/turnable-clock.ts';
import { ledgerContent } from './helpers/ledger-content.ts';
import { charge, expectTaken, NOW_SECONDS, stripeEvent } from './helpers/stripe-event.ts';

const ID = 'a1b2c3d4e5f60718';
const NOW = new Date(START).toISOString();

/** The one transaction event that reached the API. */
function told(bench: HttpBench): Record<string, unknown> {
  const [arrival, ...more] = bench.emulator.arrived();
  assert.deepEqual(more, []);
  return arrival?.body['transactionEvent'] as Record<string, unknown>;
}

describe('names that JavaScript gives a meaning', () => {
  test('are names like any other, at every level of an event', async () => {
    const bench = await startHttpBench();
    const trap = `"__proto__":{"polluted":1,"recaptcha_assessment":"${ID}","metadata":{}},"constructor":{"prototype":{"polluted":1}},`;
    const body = JSON.stringify(stripeEvent(charge({ metadata: {} }))).replaceAll('{', `{${trap}`);
    await expectTaken(bench, body.replaceAll(',}', '}'), 'parked');
    assert.equal(Reflect.get({}, 'polluted'), undefined);
    assert.equal(Reflect.get(Object, 'polluted'), undefined);
    assert.deepEqual(bench.emulator.arrived(), []);
    const { records } = ledgerContent(bench.ledgerFile);
    assert.deepEqual(records, { findings: 1, keys: 2, facts: 1 });
  });

  for (const type of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
    test(`${type} is an event type nobody knows`, async () => {
      const bench = await startHttpBench();
      await expectTaken(bench, JSON.stringify(stripeEvent(charge(), { type })), 'ignored');
      const { records } = ledgerContent(bench.ledgerFile);
      assert.deepEqual(
        Object.keys(records).filter((name) => name !== 'keys'),
        [],
      );
    });
  }
});

describe('an amount', () => {
  const AMOUNTS: Readonly<Record<string, readonly [written: string, value: number | undefined]>> = {
    'of 42 dollars': ['4200', 42],
    'of nothing': ['0', 0],
    'as large as a number may be': ['9007199254740991', 90071992547409.91],
    'of 2^53': ['9007199254740992', undefined],
    'of 2^63': ['9223372036854775808', undefined],
    'beyond every number': ['1e400', undefined],
    'below nothing': ['-4200', undefined],
    'of half a cent': ['0.5', undefined],
    'written as a text': ['"4200"', undefined],
    'of a thousand digits': ['9'.repeat(1000), undefined],
    'that is null': ['null', undefined],
  };
  for (const [name, [written, value]] of Object.entries(AMOUNTS)) {
    test(`${name} is ${value === undefined ? 'left out' : 'told'}`, async () => {
      const bench = await startHttpBench();
      const body = JSON.stringify(stripeEvent(charge())).replace(':4200,', `:${written},`);
      await expectTaken(bench, body, 'delivered');
      assert.equal(told(bench)['value'], value);
    });
  }

  for (const currency of ['zzz', 'usdollar', '', '__proto__', 'constructor', null, undefined]) {
    test(`in the currency ${JSON.stringify(currency)} is left out`, async () => {
      const bench = await startHttpBench();
      await expectTaken(bench, JSON.stringify(stripeEvent(charge({ currency }))), 'delivered');
      assert.equal('value' in told(bench), false);
    });
  }
});

describe('an event dated', () => {
  const YEAR = 365 * 24 * 60 * 60;
  const TIMES: Readonly<Record<string, readonly [created: unknown, eventTime: string]>> = {
    'next year has the time of receipt': [NOW_SECONDS + YEAR, NOW],
    '5 minutes and a second ahead has the time of receipt': [NOW_SECONDS + 301, NOW],
    '5 minutes ahead is believed': [NOW_SECONDS + 300, new Date(START + 300_000).toISOString()],
    'three years ago is believed': [
      NOW_SECONDS - 3 * YEAR,
      new Date(START - 3 * YEAR * 1000).toISOString(),
    ],
    'in milliseconds has the time of receipt': [START, NOW],
    'beyond every date has the time of receipt': [1e300, NOW],
    'before 1970 has the time of receipt': [-1, NOW],
    'with a text has the time of receipt': ['yesterday', NOW],
    'with nothing has the time of receipt': [undefined, NOW],
  };
  for (const [name, [created, eventTime]] of Object.entries(TIMES)) {
    test(name, async () => {
      const bench = await startHttpBench();
      await expectTaken(bench, JSON.stringify(stripeEvent(charge(), { created })), 'delivered');
      assert.equal(told(bench)['eventTime'], eventTime);
    });
  }

  test('1e400 has the time of receipt', async () => {
    const bench = await startHttpBench();
    const body = JSON.stringify(stripeEvent(charge())).replace(`:${NOW_SECONDS},`, ':1e400,');
    await expectTaken(bench, body, 'delivered');
    assert.equal(told(bench)['eventTime'], NOW);
  });
});

describe('half of a surrogate pair', () => {
  test('in a text that goes to the API is left out of it', async () => {
    const bench = await startHttpBench();
    const failed = { object: 'refund', id: 're_1', charge: 'ch_1', status: 'failed' };
    const refund = charge({ ...failed, failure_reason: 'lost\ud800 card' });
    const body = JSON.stringify(stripeEvent(charge()));
    await expectTaken(bench, body, 'delivered');
    const event = { id: 'evt_2', type: 'refund.failed' };
    await expectTaken(bench, JSON.stringify(stripeEvent(refund, event)), 'delivered');
    const reversal = bench.emulator.arrived()[1]?.body['transactionEvent'];
    assert.equal((reversal as Record<string, unknown>)['reason'], 'lost card');
  });

  test('in the id of the event costs it its name alone', async () => {
    const bench = await startHttpBench();
    const body = JSON.stringify(stripeEvent(charge(), { id: 'evt_\udfff' }));
    const [entry] = await expectTaken(bench, body, 'delivered');
    assert.match(entry?.event ?? '', /^[\w-]{22}#0$/);
    await expectTaken(bench, body, 'duplicate');
  });

  test('in the type of the event makes it a type nobody knows', async () => {
    const bench = await startHttpBench();
    const body = JSON.stringify(stripeEvent(charge(), { type: 'charge.\ud800' }));
    await expectTaken(bench, body, 'ignored');
    assert.deepEqual(ledgerContent(bench.ledgerFile).totals, { 'unknown ignored': 1 });
  });
});
