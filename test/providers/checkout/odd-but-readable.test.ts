import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixtureText } from '../sender.ts';
import { changed, understood } from './change-fixture.ts';
import { PAYMENT } from './tables/about.ts';

const APPROVED = 'payment_approved';
const DISPUTED = 'dispute_received.fraud';

describe('Checkout.com events that are odd but readable', () => {
  test('an id that is none is left out, so a digest of the body names the event', async () => {
    for (const id of ['evt 1', '../evt', '', 7, null, undefined, 'e'.repeat(256)]) {
      const { event } = await understood(changed(APPROVED, {}, { id }));
      assert.equal(event.id, undefined);
    }
  });

  test('a type that is not safe to log, or that every object has, says nothing', async () => {
    for (const type of ['pay<script>', 'x'.repeat(101), 'a\nb', '', 'Payment_Approved']) {
      const { event, statements } = await understood(changed(APPROVED, {}, { type }));
      assert.deepEqual([event.type, statements], ['unknown', []]);
    }
    for (const type of ['__proto__', 'constructor', 'to_string']) {
      assert.deepEqual((await understood(changed(APPROVED, {}, { type }))).statements, []);
    }
  });

  test('an event about something else may have no data at all', async () => {
    const type = 'issuing_dispute_closed';
    const body = JSON.stringify({ id: 'evt_1', type, event_data: { status: 'won' } });
    const { event, keys, statements } = await understood(body);
    assert.deepEqual(
      { event, keys, statements },
      { event: { id: 'evt_1', type }, keys: [], statements: [] },
    );
  });

  const MADE = '2026-09-29T08:00:03.882Z';
  const times: readonly (readonly [unknown, string])[] = [
    ['2026-09-29T08:00:01.1299682Z', '2026-09-29T08:00:01.129Z'],
    ['2026-09-29T08:00:01Z', '2026-09-29T08:00:01.000Z'],
    ['2026-09-29T10:30:01.5+02:30', '2026-09-29T08:00:01.500Z'],
    ['2026-12-31T22:00:00-05:00', '2027-01-01T03:00:00.000Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['2026-02-29T00:00:00Z', MADE],
    ['2018-06-31T12:00:31Z', MADE],
    ['2026-13-01T00:00:00Z', MADE],
    ['2026-09-29T25:00:00Z', MADE],
    ['2026-09-29T08:00:01', MADE],
    ['2026-09-29', MADE],
    ['0001-01-01T00:00:00Z', MADE],
    ['9999-12-31T23:59:59-05:00', MADE],
    ['yesterday', MADE],
    ['null', MADE],
    ['', MADE],
    [1790668801, MADE],
    [null, MADE],
    [{}, MADE],
  ];
  for (const [processed_on, time] of times) {
    test(`processed on ${JSON.stringify(processed_on)} is ${time}`, async () => {
      assert.equal((await understood(changed(APPROVED, { processed_on }))).event.time, time);
    });
  }

  test('without a believable time the event has none', async () => {
    const body = changed(APPROVED, { processed_on: 'x' }, { created_on: '2026-02-30T00:00:00Z' });
    assert.equal((await understood(body)).event.time, undefined);
  });

  test('where an event names its own time otherwise, that is its time', async () => {
    const times = { created_on: undefined, timestamp: '2026-09-29T10:00:04.357+02:00' };
    const body = changed(APPROVED, {}, { ...times, type: 'invented', data: [] });
    assert.equal((await understood(body)).event.time, '2026-09-29T08:00:04.357Z');
  });

  const amounts = [-1, 12.5, 2 ** 53, 1e300, '49.99', 'null', null, undefined, {}, [4999], true];
  for (const amount of amounts) {
    test(`${JSON.stringify(amount)} as the amount leaves the value out`, async () => {
      const [statement] = (await understood(changed(APPROVED, { amount }))).statements;
      const { value } = statement?.annotation.transactionEvent ?? {};
      assert.deepEqual([value, statement?.currency], [undefined, undefined]);
    });
  }

  const values: readonly (readonly [unknown, unknown, string | undefined])[] = [
    ['4999', 'usd', '49.99'],
    [0, 'USD', '0.00'],
    [123_450, 'ISK', '123450'],
    [123_450, 'CLP', '1234.50'],
    [123_450, 'MGA', '1234.50'],
    [123_450, 'IQD', '123.450'],
    [123_450, 'LYD', '123.450'],
    [4999, 'US', undefined],
    [4999, 'null', undefined],
    [4999, null, undefined],
    [4999, '__proto__', undefined],
  ];
  for (const [amount, currency, value] of values) {
    test(`${JSON.stringify(amount)} ${currency} is ${value ?? 'left out'}`, async () => {
      const [statement] = (await understood(changed(APPROVED, { amount, currency }))).statements;
      assert.equal(statement?.annotation.transactionEvent?.value, value);
    });
  }

  test('an amount of a fraud report that cannot be used is only left out', async () => {
    for (const amount of [null, '29.99', { value: '-1', currency: 'GBP' }, { value: 29.99 }]) {
      const fraud = { type: '6', amount };
      const [statement] = (await understood(changed('fraud_reported', { fraud }))).statements;
      assert.deepEqual(statement?.annotation, {
        annotation: 'FRAUDULENT',
        transactionEvent: { eventType: 'FRAUD_NOTIFICATION', reason: 'TC40:6' },
      });
    }
  });

  const codes: readonly (readonly [unknown, string])[] = [
    ['40101', 'MERCHANT_DENY'],
    [40205, 'MERCHANT_DENY'],
    ['4010', 'AUTHORIZATION_DECLINE'],
    ['401011', 'AUTHORIZATION_DECLINE'],
    ['30004', 'AUTHORIZATION_DECLINE'],
    ['new word', 'AUTHORIZATION_DECLINE'],
    ['', 'AUTHORIZATION_DECLINE'],
    [null, 'AUTHORIZATION_DECLINE'],
  ];
  for (const [response_code, eventType] of codes) {
    test(`declined with ${JSON.stringify(response_code)} is ${eventType}`, async () => {
      const [statement] = (await understood(changed('payment_declined', { response_code })))
        .statements;
      assert.equal(statement?.annotation.transactionEvent?.eventType, eventType);
    });
  }

  const disputes: readonly (readonly [object, string])[] = [
    [{ reason_code: 10.4 }, 'CHARGEBACK_FRAUD'],
    [{ reason_code: 4837, payment_method: 'Mastercard' }, 'CHARGEBACK_FRAUD'],
    [{ reason_code: ' 13.1 ', category: 'fraudulent' }, 'CHARGEBACK_DISPUTE'],
    [{ reason_code: '10.4', payment_method: 'null' }, 'CHARGEBACK_FRAUD'],
    [{ reason_code: '10.4', payment_method: 'Mastercard', category: 'general' }, 'CHARGEBACK'],
    [{ reason_code: 'undefined', category: 'not_as_described' }, 'CHARGEBACK_DISPUTE'],
    [{ reason_code: '', category: 'incorrect_amount' }, 'CHARGEBACK'],
    [{ reason_code: null, category: 'a_new_word' }, 'CHARGEBACK'],
    [{ reason_code: null, category: null }, 'CHARGEBACK'],
  ];
  for (const [fields, reason] of disputes) {
    test(`a dispute with ${JSON.stringify(fields)} is ${reason}`, async () => {
      const [statement] = (await understood(changed(DISPUTED, { ...fields }))).statements;
      assert.deepEqual(statement?.annotation.reasons, [reason]);
    });
  }

  const categories: Readonly<Record<string, readonly string[]>> = {
    CHARGEBACK_FRAUD: ['fraudulent'],
    CHARGEBACK_DISPUTE: [
      'duplicate',
      'not_as_described',
      'credit_not_issued',
      'canceled_recurring',
      'product_service_not_received',
    ],
    CHARGEBACK: ['general', 'unrecognized', 'incorrect_amount', 'FRAUDULENT', 'toString'],
  };
  for (const [reason, names] of Object.entries(categories)) {
    test(`without a code [${names}] are ${reason}`, async () => {
      for (const category of names) {
        const body = changed(DISPUTED, { category, reason_code: undefined });
        const [statement] = (await understood(body)).statements;
        assert.deepEqual(statement?.annotation.reasons, [reason], category);
      }
    });
  }

  test('a payment of which nothing is known but its id still says what happened to it', async () => {
    const body = JSON.stringify({ type: 'payment_captured', data: { id: PAYMENT } });
    const { statements, keys } = await understood(body);
    assert.equal(statements[0]?.fact, `${PAYMENT}:capture:PAYMENT_CAPTURE`);
    assert.deepEqual(keys, [`checkout:${PAYMENT}`]);
  });

  test('null and the words for it are as good as missing', async () => {
    const missing = await understood(changed('payment_refunded', { action_id: undefined }));
    assert.equal(missing.statements[0]?.fact, `${PAYMENT}:refund:REFUND`);
    for (const action_id of [null, '', 'null', ' NULL ', 'undefined']) {
      assert.deepEqual(await understood(changed('payment_refunded', { action_id })), missing);
    }
  });

  test('a destination beside what was paid with is a payment all the same', async () => {
    const destination = { id: 'ent_1', type: 'id' };
    assert.equal((await understood(changed(APPROVED, { destination }))).statements.length, 1);
    for (const nothing of [null, '', 'null']) {
      const captured = changed('payment_captured', { destination: nothing });
      assert.equal((await understood(captured)).statements.length, 1);
    }
  });

  test('__proto__ keys change nothing', async () => {
    const text = fixtureText('checkout', 'dispute_received.service');
    const body = text.replace('"data": {', '"data": {"__proto__": {"resolved_reason": "x"},');
    assert.notEqual(body, text);
    assert.deepEqual(await understood(body), await understood(text));
    assert.equal(Reflect.get({}, 'resolved_reason'), undefined);
  });
});
