import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withData, withFields } from './change-item.ts';
import { understood } from './read-one.ts';
import { DISPUTE, PAYMENT } from './tables/ids.ts';

describe('Adyen amounts', () => {
  const amounts: readonly (readonly [unknown, string, string | undefined])[] = [
    [4999, 'EUR', '49.99'],
    [4999, 'eur', '49.99'],
    [5, 'EUR', '0.05'],
    [0, 'EUR', '0.00'],
    [4999, 'JPY', '4999'],
    [4999, 'KWD', '4.999'],
    [4999, 'ISK', '49.99'],
    [4999, 'IDR', '4999'],
    [4999, 'CLP', '49.99'],
    [4999, 'CVE', '4999'],
    [4999, 'XTS', undefined],
    [4999, '', undefined],
    [-1, 'EUR', undefined],
    ['4999', 'EUR', '49.99'],
    ['49.99', 'EUR', undefined],
    [2 ** 53 - 1, 'EUR', '90071992547409.91'],
  ];
  for (const [value, currency, expected] of amounts) {
    test(`${JSON.stringify(value)} ${currency} is ${expected ?? 'left out'}`, async () => {
      const payload = withFields('AUTHORISATION', { amount: { value, currency } });
      const [statement] = (await understood(payload)).statements;
      const { eventType, value: said } = statement?.annotation.transactionEvent ?? {};
      assert.equal(eventType, 'AUTHORIZATION');
      assert.equal(said, expected);
      assert.equal(statement?.currency, expected && currency.toUpperCase());
    });
  }

  test('no amount at all leaves it out', async () => {
    for (const amount of [undefined, null, {}, []]) {
      const [statement] = (await understood(withFields('CAPTURE', { amount }))).statements;
      assert.deepEqual(statement?.annotation, {
        transactionEvent: { eventType: 'PAYMENT_CAPTURE' },
      });
    }
  });
});

describe('Adyen times', () => {
  const times: readonly (readonly [unknown, string | undefined])[] = [
    ['2021-01-01T01:00:00+02:00', '2020-12-31T23:00:00.000Z'],
    ['2021-01-01T01:00:00-0330', '2021-01-01T04:30:00.000Z'],
    ['2019-05-06T17:15:34.121+02:00', '2019-05-06T15:15:34.121Z'],
    ['2021-01-01T01:00:00Z', '2021-01-01T01:00:00.000Z'],
    ['2021-01-01T01:00:00', undefined],
    ['2021-01-01', undefined],
    ['2021-13-01T01:00:00Z', undefined],
    ['1969-12-31T23:59:59Z', undefined],
    ['9999-12-31T23:59:59-12:00', undefined],
    ['yesterday', undefined],
    [1_609_459_200, undefined],
    [null, undefined],
  ];
  for (const [eventDate, expected] of times) {
    test(`${JSON.stringify(eventDate)} is ${expected ?? 'not believed'}`, async () => {
      const { event } = await understood(withFields('AUTHORISATION', { eventDate }));
      assert.equal(event.time, expected);
    });
  }
});

describe('Adyen items with odd parts', () => {
  test('reason codes are trimmed, and "null" and blanks are none', async () => {
    const codes = [
      [' 10.4 ', 'CHARGEBACK_FRAUD'],
      ['null', 'CHARGEBACK'],
      ['  ', 'CHARGEBACK'],
      [null, 'CHARGEBACK'],
      [10.4, 'CHARGEBACK'],
      ['__proto__', 'CHARGEBACK'],
    ];
    for (const [chargebackReasonCode, reason] of codes) {
      const payload = withData('CHARGEBACK.fraud', { chargebackReasonCode });
      const [statement] = (await understood(payload)).statements;
      assert.deepEqual(statement?.annotation.reasons, [reason], String(chargebackReasonCode));
    }
  });

  test('a code counts in its own network only', async () => {
    const schemes = [
      ['visa', 'visa', true],
      ['Visa', 'visa', true],
      ['mc', 'visa', false],
      ['jcb', 'visa', false],
      [undefined, 'visa_applepay', true],
      [undefined, 'mc_googlepay', false],
      ['somethingnew', 'scheme', true],
    ] as const;
    for (const [chargebackSchemeCode, paymentMethodVariant, isFraud] of schemes) {
      const data = { chargebackSchemeCode, paymentMethodVariant };
      const payload = withFields('CHARGEBACK.fraud', {
        paymentMethod: undefined,
        additionalData: { chargebackReasonCode: '10.4', ...data },
      });
      const [statement] = (await understood(payload)).statements;
      const said = statement?.annotation.annotation === 'FRAUDULENT';
      assert.equal(said, isFraud, JSON.stringify(data));
    }
  });

  test('no additionalData but the signature', async () => {
    const payload = withFields('CHARGEBACK.fraud', { additionalData: {} });
    const [statement] = (await understood(payload)).statements;
    assert.equal(statement?.fact, `${DISPUTE}:chargeback:CHARGEBACK`);
  });

  test('a refusal is by the risk engine only if its reason says nothing else', async () => {
    const reasons = [
      ['FRAUD', 'MERCHANT_DENY'],
      ['Fraud', 'MERCHANT_DENY'],
      [' FRAUD-CANCELLED', 'MERCHANT_DENY'],
      ['Acquirer Fraud', 'AUTHORIZATION_DECLINE'],
      ['Issuer Suspected Fraud', 'AUTHORIZATION_DECLINE'],
      ['null', 'AUTHORIZATION_DECLINE'],
    ];
    for (const [reason, eventType] of reasons) {
      const [statement] = (await understood(withFields('AUTHORISATION.blocked', { reason })))
        .statements;
      assert.equal(statement?.annotation.transactionEvent?.eventType, eventType, reason);
    }
  });

  test('a review counts as run out of time however that is spelled', async () => {
    for (const reason of ['expire', 'EXPIRE', 'expired']) {
      const payload = withFields('MANUAL_REVIEW_REJECT', { reason });
      const [statement] = (await understood(payload)).statements;
      assert.equal(statement?.annotation.annotation, undefined, reason);
    }
  });

  test('an original that is no PSP reference counts as missing', async () => {
    for (const originalReference of ['', 'a b', 'x'.repeat(300), 'ä', 7]) {
      const { keys } = await understood(withFields('CAPTURE', { originalReference }));
      assert.deepEqual(keys, []);
    }
  });

  test('an event that did not come about says nothing, whatever its code', async () => {
    for (const fixture of ['CHARGEBACK.fraud', 'MANUAL_REVIEW_REJECT', 'NOTIFICATION_OF_FRAUD']) {
      const reading = await understood(withFields(fixture, { success: 'false' }));
      assert.deepEqual(reading.statements, []);
      assert.equal(reading.because, 'not successful, so nothing happened');
    }
  });

  test('an event code in no table is understood and says nothing', async () => {
    const reading = await understood(withFields('CAPTURE', { eventCode: 'AUTORESCUE' }));
    assert.deepEqual(reading.statements, []);
    assert.equal(reading.because, 'not an event that says anything about a payment');
    assert.deepEqual(reading.keys, [`adyen:${PAYMENT}`]);
  });

  test('an event code that is not safe to log is called unknown, and names no event', async () => {
    for (const eventCode of ['shopper@example.com', 'capture', '', '__proto__', 'A'.repeat(200)]) {
      const { event, statements } = await understood(withFields('CAPTURE', { eventCode }));
      assert.deepEqual(event, { type: 'unknown' });
      assert.deepEqual(statements, []);
    }
  });

  test('a huge reason with control characters is cut and cleaned', async () => {
    const reason = `Refused\u0000\u202e${'x'.repeat(5_000)}`;
    const payload = withFields('AUTHORISATION.refused-without-raw-reason', { reason });
    const [statement] = (await understood(payload)).statements;
    const said = statement?.annotation.transactionEvent?.reason ?? '';
    assert.match(said, /^Refusedx+$/);
    assert.equal(said.length, 200);
  });
});
