import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixtureText } from '../sender.ts';
import { understood, withEnvelope, withObject } from './change-fixture.ts';
import { ABOUT_PAYMENT, DISPUTE, ORDER, PAYMENT } from './tables/ids.ts';

async function said(payload: string) {
  const { statements } = await understood(payload);
  assert.equal(statements.length, 1);
  return statements[0];
}

describe('the time of a Square event', () => {
  const T1 = '2026-09-29T08:00:01.204Z';
  const times: readonly (readonly [string, object, string | undefined])[] = [
    ['the update of the payment', {}, T1],
    ['no fractions', { updated_at: '2026-09-29T08:00:01Z' }, '2026-09-29T08:00:01.000Z'],
    [
      'nine fractions',
      { updated_at: '2026-09-29T08:00:01.037339943Z' },
      '2026-09-29T08:00:01.037Z',
    ],
    ['an offset', { updated_at: '2026-09-29T01:00:01.5-07:00' }, '2026-09-29T08:00:01.500Z'],
    ['no update: its creation', { updated_at: null }, '2026-09-29T08:00:00.512Z'],
    [
      'no zone: its creation',
      { updated_at: '2026-09-29T08:00:01.204' },
      '2026-09-29T08:00:00.512Z',
    ],
    [
      'no such day: its creation',
      { updated_at: '2026-02-30T08:00:00Z' },
      '2026-09-29T08:00:00.512Z',
    ],
    ['neither: the event', { updated_at: 7, created_at: '' }, '2026-09-29T08:00:01.310Z'],
    [
      'a year of five digits: its creation',
      { updated_at: '9999-12-31T23:59:59-05:00' },
      '2026-09-29T08:00:00.512Z',
    ],
    [
      'a time before 1970: its creation',
      { updated_at: '1969-12-31T23:59:59Z' },
      '2026-09-29T08:00:00.512Z',
    ],
  ];
  for (const [name, fields, time] of times) {
    test(`${name} → ${time ?? 'none'}`, async () => {
      const { event } = await understood(withObject('payment.created', { ...fields }));
      assert.equal(event.time, time);
    });
  }

  test('without any believable time the event has none', async () => {
    const event = JSON.parse(
      withObject('payment.created', { updated_at: null, created_at: 'now' }),
    );
    for (const created_at of [undefined, null, 1790668801, 'yesterday', {}]) {
      const reading = await understood(JSON.stringify({ ...event, created_at }));
      assert.equal(Object.hasOwn(reading.event, 'time'), false);
    }
  });
});

describe('Square events that are odd but readable', () => {
  test('an id that is none is left out, so a digest of the body names the event', async () => {
    for (const event_id of ['event 1', 7, null, '', 'x'.repeat(256)]) {
      const { event } = await understood(withEnvelope('payment.created', { event_id }));
      assert.equal(event.id, undefined);
    }
  });

  test('a type that is not safe to log is called unknown', async () => {
    for (const type of ['payment.<script>', 'x'.repeat(101), 'a\nb', '']) {
      const reading = await understood(withEnvelope('payment.created', { type }));
      assert.deepEqual([reading.event.type, reading.statements], ['unknown', []]);
    }
  });

  test('types that every object has are unknown, too', async () => {
    for (const type of ['__proto__', 'constructor', 'to_string', 'hasOwnProperty']) {
      const { statements } = await understood(withEnvelope('payment.created', { type }));
      assert.deepEqual(statements, []);
    }
  });

  test('an unmapped event about a payment links it all the same', async () => {
    const reading = await understood(withEnvelope('payment.created', { type: 'payment.noticed' }));
    const { kind: _, event: __, statements, because, ...subject } = reading;
    assert.deepEqual([statements, subject], [[], ABOUT_PAYMENT]);
    assert.equal(because, 'not an event that says anything about a payment');
  });

  test('an event without data says nothing', async () => {
    for (const data of [undefined, null, 7, [], {}]) {
      const body = withEnvelope('webhooks.test_notification', { data });
      assert.deepEqual((await understood(body)).keys, []);
    }
  });

  const amounts: readonly (readonly [unknown, string | undefined])[] = [
    [{ amount: 5200, currency: 'JPY' }, '5200'],
    [{ amount: 12_340, currency: 'KWD' }, '12.340'],
    [{ amount: 0, currency: 'USD' }, '0.00'],
    [{ amount: 2 ** 53 - 1, currency: 'USD' }, '90071992547409.91'],
    [{ amount: 2 ** 53, currency: 'USD' }, undefined],
    [{ amount: -100, currency: 'USD' }, undefined],
    [{ amount: 12.5, currency: 'USD' }, undefined],
    [{ amount: 1e300, currency: 'USD' }, undefined],
    [{ amount: '4999', currency: 'USD' }, undefined],
    [{ amount: 4999, currency: 'BTC' }, undefined],
    [{ amount: 4999, currency: '__proto__' }, undefined],
    [{ amount: 4999 }, undefined],
    [{ currency: 'USD' }, undefined],
    [{}, undefined],
    [null, undefined],
    [undefined, undefined],
    [[], undefined],
    [4999, undefined],
  ];
  for (const [amount_money, value] of amounts) {
    test(`${JSON.stringify(amount_money)} is ${value ?? 'left out'}`, async () => {
      const statement = await said(withObject('payment.created', { amount_money }));
      assert.deepEqual(statement?.annotation.transactionEvent, {
        eventType: 'AUTHORIZATION',
        ...(value === undefined ? {} : { value }),
      });
      assert.equal(statement?.currency === undefined, value === undefined);
    });
  }

  test('the 64 bits of an amount that JSON rounds are left out', async () => {
    const body = fixtureText('square', 'payment.created');
    for (const amount of ['9223372036854775807', '9007199254740993', '1e400']) {
      const statement = await said(body.replaceAll('"amount": 4999', `"amount": ${amount}`));
      assert.equal(statement?.annotation.transactionEvent?.value, undefined);
    }
  });

  test('null is as good as missing', async () => {
    const places: readonly (readonly [string, Record<string, unknown>])[] = [
      ['payment.created', { risk_evaluation: null, card_details: null, order_id: null }],
      ['payment.created', { reference_id: null, note: null }],
      ['payment.created.failed', { card_details: { errors: null } }],
      ['payment.updated.completed', { total_money: null, amount_money: null }],
      ['refund.updated.completed', { payment_id: null, order_id: null, amount_money: null }],
      ['dispute.created.fraud', { disputed_payment: null, dispute_id: null }],
      ['dispute.created.other', { reason: null }],
      ['dispute.state.changed.won', { id: null }],
    ];
    for (const [fixture, fields] of places) {
      const nulled = await understood(withObject(fixture, fields));
      const missing = Object.fromEntries(Object.keys(fields).map((name) => [name, undefined]));
      assert.deepEqual(nulled, await understood(withObject(fixture, missing)), fixture);
      assert.equal(nulled.statements.length, 1, fixture);
    }
  });

  test('the first error of the card is the reason of a decline, where there is one', async () => {
    const reasonOf = async (card_details: unknown) => {
      const statement = await said(withObject('payment.created.failed', { card_details }));
      return statement?.annotation.transactionEvent?.reason;
    };
    const errors = [{ code: 'GENERIC_DECLINE' }, { code: 'CVV_FAILURE' }];
    assert.equal(await reasonOf({ errors }), 'GENERIC_DECLINE');
    assert.equal(await reasonOf({ errors: [{ code: ' a\u0000b ' }] }), 'ab');
    for (const odd of [null, {}, 7, { errors: [] }, { errors: [{}] }, { errors: [{ code: 7 }] }]) {
      assert.equal(await reasonOf(odd), undefined, JSON.stringify(odd));
    }
  });

  test('only a HIGH risk is a heuristic', async () => {
    for (const risk_level of ['PENDING', 'NORMAL', 'MODERATE', 'HIGHEST', 'high', null, 7, {}]) {
      const fields = { risk_evaluation: { risk_level } };
      const statement = await said(withObject('payment.created', fields));
      assert.deepEqual(statement?.annotation.reasons, ['TRANSACTION_ACCEPTED']);
    }
  });

  test('new words in open lists say nothing, and a new reason of a dispute is neither class', async () => {
    const silent: readonly (readonly [string, object, RegExp])[] = [
      ['payment.created', { status: 'NEW_WORD' }, /nothing we know/],
      ['refund.updated.completed', { status: 'NEW_WORD' }, /not completed/],
      ['dispute.created.fraud', { state: 'WAITING_THIRD_PARTY' }, /nothing we know/],
      ['dispute.created.fraud', { state: '__proto__' }, /nothing we know/],
    ];
    for (const [fixture, fields, because] of silent) {
      const reading = await understood(withObject(fixture, { ...fields }));
      assert.deepEqual(reading.statements, []);
      assert.match(reading.because ?? '', because);
    }
    for (const reason of ['NEW_WORD', '', null, ' NO_KNOWLEDGE']) {
      const statement = await said(withObject('dispute.created.fraud', { reason }));
      assert.deepEqual(statement?.annotation, { reasons: ['CHARGEBACK'] });
    }
  });

  test('the new name of the id of a dispute beats the old one', async () => {
    const statement = await said(withObject('dispute.created.fraud', { dispute_id: 'old' }));
    assert.equal(statement?.fact, `${DISPUTE}:chargeback:CHARGEBACK_FRAUD`);
  });

  test('the id of the data is not that of the payment, and does not count', async () => {
    const event = JSON.parse(fixtureText('square', 'payment.created'));
    assert.notEqual(event.data.id, event.data.object.payment.id);
    const reading = await understood(JSON.stringify(event));
    assert.match(reading.statements[0]?.fact ?? '', new RegExp(`^${PAYMENT}:`));
    assert.deepEqual(reading.keys, [`square:${PAYMENT}`, `square:${ORDER}`]);
  });

  test('what cannot be an id or a text is left out of the subject, and the rest still links', async () => {
    const cases: readonly (readonly [object, readonly string[], readonly string[] | undefined])[] =
      [
        [{ order_id: 'an order' }, [`square:${PAYMENT}`], ['5a1b9c03d2e4f678', 'Order 1042']],
        [{ reference_id: 1042, note: '' }, [`square:${PAYMENT}`, `square:${ORDER}`], undefined],
        [{ reference_id: '', order_id: {} }, [`square:${PAYMENT}`], ['Order 1042']],
      ];
    for (const [fields, keys, shaped] of cases) {
      const reading = await understood(withObject('payment.created', { ...fields }));
      assert.deepEqual([reading.keys, reading.shaped], [keys, shaped]);
    }
  });

  test('__proto__ keys change nothing', async () => {
    const text = fixtureText('square', 'dispute.created.service');
    const body = text.replace(
      '"card_brand"',
      '"__proto__": {"reason": "NO_KNOWLEDGE", "id": "other"}, "card_brand"',
    );
    assert.notEqual(body, text);
    assert.deepEqual(await understood(body), await understood(text));
    assert.equal(Reflect.get({}, 'reason'), undefined);
  });
});
