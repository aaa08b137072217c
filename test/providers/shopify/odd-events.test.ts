import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixtureText } from '../sender.ts';
import { changed, fixtureValue } from './change-fixture.ts';
import { read, understood } from './read-event.ts';

type Fields = Readonly<Record<string, unknown>>;

async function eventTypes(payload: string): Promise<(string | undefined)[]> {
  const { statements } = await understood(payload);
  return statements.map(({ annotation }) => annotation.transactionEvent?.eventType);
}

describe('Shopify events that are odd but readable', () => {
  for (const fixture of ['dispute.fraud', 'order_transaction.capture', 'order.carried']) {
    test(`${fixture} says the same with its ids as text, and written with blanks`, async () => {
      const plain = await read(fixtureText('shopify', fixture));
      assert.deepEqual(await read(JSON.stringify(fixtureValue(fixture))), plain);
      assert.deepEqual(await read(JSON.stringify(fixtureValue(fixture), null, 2)), plain);
    });
  }

  const times: readonly (readonly [string, string | undefined])[] = [
    ['2026-09-29T04:00:00-04:00', '2026-09-29T08:00:00.000Z'],
    ['2026-09-29T13:30:00+05:30', '2026-09-29T08:00:00.000Z'],
    ['2026-09-29T08:00:00Z', '2026-09-29T08:00:00.000Z'],
    ['2026-09-29T08:00:00.123456Z', '2026-09-29T08:00:00.123Z'],
    ['2026-01-01T00:00:00+01:00', '2025-12-31T23:00:00.000Z'],
    ['2026-09-29T08:00:00', undefined],
    ['2026-09-29', undefined],
    ['2026-02-30T08:00:00Z', undefined],
    ['1969-12-31T23:59:59Z', undefined],
    ['9999-12-31T23:59:59-05:00', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ];
  for (const [processed_at, time] of times) {
    test(`${processed_at || 'an empty time'} is ${time ?? 'not believed'}`, async () => {
      const fields = { processed_at, created_at: null };
      const { event } = await understood(changed('order_transaction.sale', fields));
      assert.equal(event.time, time);
    });
  }

  test('a time that is no text is not believed', async () => {
    for (const initiated_at of [1_790_668_801, null, undefined, {}, ['2026-09-29T08:00:00Z']]) {
      const { event } = await understood(changed('dispute.fraud', { initiated_at }));
      assert.deepEqual(event, { type: 'dispute' });
    }
  });

  const amounts: readonly Fields[] = [
    { amount: '-89.99' },
    { amount: '1e3' },
    { amount: '9007199254740993' },
    { amount: '12.3456789' },
    { amount: '1,000.00' },
    { amount: '' },
    { amount: 89.99 },
    { amount: null },
    { amount: undefined },
    { amount: {} },
    { currency: 'US dollars' },
    { currency: null },
    { currency: 840 },
  ];
  for (const fields of amounts) {
    test(`${JSON.stringify(fields)} only leaves the value out`, async () => {
      const { statements } = await understood(changed('order_transaction.refund', fields));
      const [statement] = statements;
      assert.deepEqual(statement?.annotation.transactionEvent, { eventType: 'REFUND' });
      assert.equal(statement?.currency, undefined);
    });
  }

  test('null is as good as missing', async () => {
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['dispute.fraud', ['reason', 'network_reason_code']],
      ['dispute.evidence', ['evidence_sent_on', 'finalized_on']],
      ['order_transaction.authorization-failure', ['error_code', 'processed_at']],
      ['order.carried', ['presentment_currency', 'updated_at']],
    ];
    for (const [fixture, names] of cases) {
      const nulled = Object.fromEntries(names.map((name) => [name, null]));
      const missing = Object.fromEntries(
        names.map((name) => [name, name === 'reason' ? null : undefined]),
      );
      const reading = await understood(changed(fixture, nulled));
      assert.deepEqual(reading, await understood(changed(fixture, missing)), fixture);
    }
  });

  test('a reason code may be a number, and has no blanks around it', async () => {
    for (const network_reason_code of [4837, ' 4837', '4837\n']) {
      const reading = await understood(changed('dispute.fraud', { network_reason_code }));
      assert.deepEqual(reading, await understood(changed('dispute.fraud', {})));
    }
    const [visa] = (await understood(changed('dispute.fraud', { network_reason_code: 10.4 })))
      .statements;
    assert.equal(visa?.annotation.transactionEvent?.reason, '10.4');
  });

  test('a reason code of blanks is none', async () => {
    const reading = await understood(changed('dispute.fraud', { network_reason_code: '  ' }));
    assert.deepEqual(reading, await understood(fixtureText('shopify', 'dispute.without-code')));
  });

  test('new words in open lists are read as the general case', async () => {
    assert.deepEqual(await eventTypes(changed('dispute.fraud', { status: 'new_word' })), [
      'CHARGEBACK',
    ]);
    assert.deepEqual(await eventTypes(changed('dispute.fraud', { type: 'new_word' })), []);
    const unknownReason = { reason: 'new_word', network_reason_code: null };
    assert.deepEqual(await eventTypes(changed('dispute.fraud', unknownReason)), [undefined]);
    assert.deepEqual(await eventTypes(changed('order_transaction.sale', { status: 'new' })), []);
    assert.deepEqual(await eventTypes(changed('order_transaction.sale', { kind: 'new' })), []);
  });

  test('words that every object has are no kinds, and no statuses', async () => {
    for (const word of ['__proto__', 'constructor', 'toString']) {
      assert.deepEqual(await eventTypes(changed('order_transaction.sale', { kind: word })), []);
      assert.deepEqual(await eventTypes(changed('order_transaction.sale', { status: word })), []);
    }
  });

  test('free text is made safe before it is forwarded', async () => {
    const error_code = ` made\ud800_up\u0000${'!'.repeat(500)}`;
    const { statements } = await understood(
      changed('order_transaction.sale-failure', { error_code }),
    );
    const reason = statements[0]?.annotation.transactionEvent?.reason;
    assert.equal(reason, `made_up${'!'.repeat(193)}`);
  });

  test('shapes are told by own fields alone, and __proto__ is a name like any other', async () => {
    const hidden = `{"__proto__":${fixtureText('shopify', 'dispute.fraud')}}`;
    const { event, keys, statements } = await understood(hidden);
    assert.deepEqual([event, keys, statements], [{ type: 'unknown' }, [], []]);
  });
});
