import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixtureText } from '../sender.ts';
import {
  CAPTURED,
  type Fields,
  FRAUD,
  read,
  understood,
  withEvent,
  withResource,
} from './change-fixture.ts';

describe('PayPal events that are odd but readable', () => {
  test('an id that is none is left out, so a digest of the body names the event', async () => {
    const { event } = await understood(withEvent(CAPTURED, { id: 'WH 1' }));
    assert.equal(event.id, undefined);
  });

  test('a type that is not safe to log is called unknown, and says nothing', async () => {
    for (const type of ['payment <b>', 'X'.repeat(101), 'A\nB', '', '__proto__', 'constructor']) {
      const { event, statements } = await understood(withEvent(CAPTURED, { event_type: type }));
      assert.deepEqual([event.type, statements], ['unknown', []]);
    }
  });

  const times: readonly (readonly [Fields, string | undefined])[] = [
    [{}, '2026-10-07T20:01:29.000Z'],
    [{ update_time: undefined }, '2026-10-07T20:01:12.000Z'],
    [{ update_time: '2026-10-07T22:01:29.123456+02:00' }, '2026-10-07T20:01:29.123Z'],
    [{ update_time: '2026-13-07T20:01:29Z' }, '2026-10-07T20:01:12.000Z'],
    [{ update_time: 1791403289, create_time: null }, '2026-10-07T20:01:35.344Z'],
    [{ update_time: '2026-10-07', create_time: 'yesterday' }, '2026-10-07T20:01:35.344Z'],
  ];
  for (const [fields, time] of times) {
    test(`the first believable of ${JSON.stringify(fields)} and the event's own time`, async () => {
      assert.equal((await understood(withResource(CAPTURED, fields))).event.time, time);
    });
  }

  test('without a believable time the event has none', async () => {
    const event = JSON.parse(withResource(CAPTURED, { update_time: null, create_time: '' }));
    const { time } = (await understood(JSON.stringify({ ...event, create_time: 5 }))).event;
    assert.equal(time, undefined);
  });

  const AMOUNTS: readonly unknown[] = [
    undefined,
    null,
    '49.99',
    { currency_code: 'USD', value: '-49.99' },
    { currency_code: 'USD', value: 49.99 },
    { currency_code: 'USD', value: '4e1' },
    { currency_code: 'USD', value: '9'.repeat(17) },
    { currency_code: 'USD', value: '1,000.00' },
    { currency_code: 'US', value: '49.99' },
    { currency_code: null, value: '49.99' },
    { value: '49.99' },
    { currency_code: 'USD' },
    { total: '-49.99', currency: 'USD' },
  ];
  for (const amount of AMOUNTS) {
    test(`${JSON.stringify(amount)} as the amount leaves the value out`, async () => {
      const [statement] = (await understood(withResource(CAPTURED, { amount }))).statements;
      const event = statement?.annotation.transactionEvent;
      assert.deepEqual(event, { eventType: 'PAYMENT_CAPTURE' });
      assert.equal(statement?.currency, undefined);
    });
  }

  test('only what the first version refunded is written below zero', async () => {
    const values: readonly (readonly [unknown, string | undefined])[] = [
      [{ total: '-5.00', currency: 'EUR' }, '5.00'],
      [{ total: '5.00', currency: 'eur' }, '5.00'],
      [{ total: '--5.00', currency: 'EUR' }, undefined],
      [{ value: '-5.00', currency_code: 'EUR' }, undefined],
    ];
    for (const [amount, value] of values) {
      const [statement] = (await understood(withResource('payment.sale.refunded', { amount })))
        .statements;
      assert.equal(statement?.annotation.transactionEvent?.value, value, JSON.stringify(amount));
    }
  });

  test('null is as good as missing', async () => {
    const places: readonly (readonly [string, Fields])[] = [
      [CAPTURED, { custom_id: null, invoice_id: null, links: null, supplementary_data: null }],
      ['payment.capture.pending.review', { supplementary_data: { related_ids: null } }],
      ['payment.capture.declined', { processor_response: null, status_details: null }],
      ['payment.authorization.created', { status: null, state: null }],
      [FRAUD, { external_reason_code: null, dispute_channel: null, dispute_amount: null }],
      ['customer.dispute.updated.evidence', { evidences: null, disputed_transactions: null }],
      ['customer.dispute.resolved.won-recognized', { adjudications: null }],
    ];
    for (const [fixture, fields] of places) {
      const missing = Object.fromEntries(Object.keys(fields).map((name) => [name, undefined]));
      const nulled = await understood(withResource(fixture, fields));
      assert.deepEqual(nulled, await understood(withResource(fixture, missing)), fixture);
      assert.equal(nulled.statements.length, 1, fixture);
    }
  });

  test('new words in open lists are read as the general case', async () => {
    const said = async (fixture: string, fields: Fields) =>
      (await understood(withResource(fixture, fields))).statements;
    assert.deepEqual(
      (await said(FRAUD, { reason: 'NEW', external_reason_code: 'Z9' }))[0]?.annotation,
      {
        reasons: ['CHARGEBACK'],
      },
    );
    assert.deepEqual(await said(FRAUD, { dispute_life_cycle_stage: 'NEW' }), []);
    assert.equal((await said(FRAUD, { dispute_channel: 'NEW', status: 'NEW' })).length, 1);
    const pending = { status_details: { reason: 'NEW' } };
    assert.deepEqual(await said('payment.capture.pending.review', pending), []);
    const outcome = { dispute_outcome: { outcome_code: 'NEW' } };
    assert.deepEqual(await said('customer.dispute.resolved.won', outcome), []);
    assert.equal((await said('payment.authorization.created', { status: 'NEW' })).length, 1);
  });

  test('free text is made safe before it is forwarded', async () => {
    const reason = ` UN\ud800KNOWN\u0000${'!'.repeat(500)}`;
    const fields = { status_details: { reason }, processor_response: undefined };
    const [statement] = (await understood(withResource('payment.capture.declined', fields)))
      .statements;
    const text = statement?.annotation.transactionEvent?.reason;
    assert.equal(text, `UNKNOWN${'!'.repeat(193)}`);
  });

  test('__proto__ keys change nothing', async () => {
    const text = fixtureText('paypal', 'customer.dispute.created.service');
    const body = text.replace('"resource":{', '"resource":{"__proto__":{"reason":"UNAUTHORISED"},');
    assert.notEqual(body, text);
    assert.deepEqual(await read(body), await read(text));
  });
});
