import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changed, withObject } from './change-fixture.ts';
import { fixtureText, readSigned, understood } from './read-fixture.ts';

const EVENT_ID = JSON.parse(fixtureText('charge.succeeded')).id;

describe('Stripe events that are odd but readable', () => {
  test('an id that is none is left out, so a digest of the body names the event', () => {
    const body = changed('charge.succeeded', (event) => Object.assign(event, { id: 'evt 1' }));
    assert.equal(understood(readSigned(body)).event.id, undefined);
  });

  test('a type that is not safe to log is called unknown', () => {
    for (const type of ['charge.<script>', 'x'.repeat(101), 'a\nb', '']) {
      const body = changed('charge.succeeded', (event) => Object.assign(event, { type }));
      const reading = understood(readSigned(body));
      assert.deepEqual([reading.event.type, reading.statements], ['unknown', []]);
    }
  });

  test('types that every object has are unknown, too', () => {
    for (const type of ['__proto__', 'constructor', 'to_string', 'hasOwnProperty']) {
      const body = changed('charge.succeeded', (event) => Object.assign(event, { type }));
      assert.deepEqual(understood(readSigned(body)).statements, []);
    }
  });

  test('without a believable time the event has none', () => {
    for (const created of [undefined, null, -1, 1e18, '1790668801', {}]) {
      const body = changed('charge.succeeded', (event) => Object.assign(event, { created }));
      assert.equal(understood(readSigned(body)).event.time, undefined);
    }
  });

  test('the id and the time of an event are those Stripe gave it', () => {
    const { event } = understood(readSigned(fixtureText('charge.succeeded')));
    assert.deepEqual(event, {
      id: EVENT_ID,
      type: 'charge.succeeded',
      time: '2026-09-29T08:00:01.000Z',
    });
  });

  test('a failed payment is dropped only if it had a charge, which says it itself', () => {
    const fixture = 'payment_intent.payment_failed';
    const cases: readonly (readonly [object, number])[] = [
      [{ last_payment_error: null }, 0],
      [{ last_payment_error: { code: 'payment_intent_payment_attempt_failed' } }, 0],
      [{ last_payment_error: null, latest_charge: null }, 1],
      [{ last_payment_error: { code: 'card_declined' }, latest_charge: null }, 1],
      [{ last_payment_error: { charge: 'ch_1' }, latest_charge: null }, 0],
    ];
    for (const [fields, count] of cases) {
      const reading = understood(readSigned(withObject(fixture, { ...fields })));
      assert.equal(reading.statements.length, count, JSON.stringify(fields));
    }
  });

  test('the first code of a failure that is there is its reason', () => {
    const failed = (fixture: string, fields: Readonly<Record<string, unknown>>) =>
      understood(readSigned(withObject(fixture, fields))).statements[0]?.annotation.transactionEvent
        ?.reason;
    const charge = (outcome: unknown) => failed('charge.failed', { outcome });
    const codes = { network_decline_code: '05', reason: 'do_not_honor' };
    assert.equal(charge(codes), '05');
    assert.equal(charge({ ...codes, network_decline_code: null }), 'do_not_honor');
    assert.equal(charge({}), 'card_declined');
    assert.equal(charge(null), 'card_declined');
    assert.equal(charge({ type: 'blocked' }), 'RADAR');

    const intent = (error: object) =>
      failed('payment_intent.payment_failed.authentication', { last_payment_error: error });
    const declined = { network_decline_code: '51', decline_code: 'generic_decline', code: 'c' };
    assert.equal(intent(declined), '51');
    assert.equal(intent({ ...declined, network_decline_code: null }), 'generic_decline');
    assert.equal(intent({ code: 'c' }), 'c');
    assert.equal(intent({}), undefined);
  });

  test('null is as good as missing', () => {
    const places: readonly (readonly [string, Record<string, unknown>])[] = [
      ['charge.succeeded', { outcome: null, payment_intent: null, metadata: null }],
      ['payment_intent.succeeded.2019', { charges: null, last_payment_error: null }],
      ['charge.dispute.created.fraud', { payment_method_details: null, payment_intent: null }],
      ['charge.dispute.created.fraud', { payment_method_details: { card: null } }],
      ['charge.dispute.updated.evidence', { evidence_details: null, reason: null }],
      ['refund.created', { reason: null, status: null, charge: null }],
      ['review.opened.rule', { opened_reason: null, charge: null }],
      ['radar.early_fraud_warning.created', { fraud_type: null, payment_intent: null }],
    ];
    for (const [fixture, fields] of places) {
      const nulled = understood(readSigned(withObject(fixture, fields)));
      const missing = Object.fromEntries(Object.keys(fields).map((name) => [name, undefined]));
      assert.deepEqual(nulled, understood(readSigned(withObject(fixture, missing))), fixture);
      assert.equal(nulled.statements.length, 1, fixture);
    }
  });

  test('an event without api_version is read like any other', () => {
    const body = changed('charge.succeeded', (event) => delete event['api_version']);
    assert.equal(understood(readSigned(body)).statements.length, 1);
  });

  const amounts = [-1, 12.5, 2 ** 53, 1e300, '4999', null, undefined, {}, Number.NaN];
  for (const amount of amounts) {
    test(`${JSON.stringify(amount)} as the amount leaves the value out`, () => {
      const reading = understood(readSigned(withObject('charge.succeeded', { amount })));
      const [statement] = reading.statements;
      assert.deepEqual(statement?.annotation.transactionEvent, { eventType: 'AUTHORIZATION' });
      assert.equal(statement?.currency, undefined);
    });
  }

  test('huge numbers in the text of the body leave the value out', () => {
    const body = fixtureText('charge.succeeded').replaceAll('"amount": 4999', '"amount": 1e400');
    const [statement] = understood(readSigned(body)).statements;
    assert.equal(statement?.annotation.transactionEvent?.value, undefined);
  });

  test('an unknown amount to capture is still an authorisation', () => {
    const fixture = 'payment_intent.amount_capturable_updated';
    const reading = understood(readSigned(withObject(fixture, { amount_capturable: null })));
    assert.deepEqual(reading.statements[0]?.annotation.transactionEvent, {
      eventType: 'AUTHORIZATION',
    });
  });

  test('free text is made safe before it is forwarded', () => {
    const reason = ` made\ud800_up\u0000${'!'.repeat(500)}`;
    const [statement] = understood(
      readSigned(withObject('charge.dispute.created.without-code', { reason })),
    ).statements;
    assert.deepEqual(statement?.annotation, { reasons: ['CHARGEBACK'] });
    assert.equal(statement?.because, "Stripe's category says neither fraud nor service");

    const [refund] = understood(readSigned(withObject('refund.created', { reason }))).statements;
    assert.equal(refund?.annotation.transactionEvent?.reason, `made_up${'!'.repeat(193)}`);
  });

  test('new words in open lists are read as the general case', () => {
    const closed = readSigned(withObject('review.closed.approved', { closed_reason: 'new_word' }));
    assert.match(understood(closed).because ?? '', /no verdict/);
    const dispute = readSigned(withObject('charge.dispute.closed.won', { status: 'new_word' }));
    assert.deepEqual(understood(dispute).statements, []);
    const opened = readSigned(withObject('review.opened.rule', { opened_reason: 'new_word' }));
    assert.equal(understood(opened).statements[0]?.annotation.reasons, undefined);
    const failed = readSigned(withObject('charge.failed', { outcome: { type: 'new_word' } }));
    assert.equal(
      understood(failed).statements[0]?.annotation.transactionEvent?.eventType,
      'AUTHORIZATION_DECLINE',
    );
  });

  test('__proto__ keys change nothing', () => {
    const text = fixtureText('charge.dispute.created.service');
    const body = text.replaceAll(
      '"object": "dispute"',
      '"object": "dispute", "__proto__": {"reason": "fraudulent", "id": "du_other"}',
    );
    assert.notEqual(body, text);
    assert.deepEqual(readSigned(body), readSigned(text));
    assert.equal(Reflect.get({}, 'reason'), undefined);
  });
});
