import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixtureText } from '../sender.ts';
import { changed, readXmlText, understood } from './read-signed.ts';

const FRAUD = 'dispute_opened.fraud';
const PAID = 'transaction_disbursed';

function statementsOf(xml: string) {
  return understood(readXmlText(xml)).statements;
}

function eventOf(xml: string) {
  return statementsOf(xml)[0]?.annotation.transactionEvent;
}

describe('Braintree notifications that are odd but readable', () => {
  const times: readonly (readonly [string, string | undefined])[] = [
    ['2026-08-17T08:15:42Z', '2026-08-17T08:15:42.000Z'],
    ['2026-08-17T10:15:42+02:00', '2026-08-17T08:15:42.000Z'],
    ['2026-08-17T08:15:42.123456Z', '2026-08-17T08:15:42.123Z'],
    ['2026-08-17', undefined],
    ['2026-08-17T08:15:42', undefined],
    ['2026-13-17T08:15:42Z', undefined],
    ['1969-12-31T23:59:59Z', undefined],
    ['9999-12-31T23:59:59-01:00', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ];
  for (const [text, time] of times) {
    test(`the timestamp ${text || 'that is missing'} is ${time ?? 'no time to believe'}`, () => {
      const xml = changed('check', '2026-08-17T08:15:42Z', text);
      assert.deepEqual(understood(readXmlText(xml)).event, {
        type: 'check',
        ...(time === undefined ? {} : { time }),
      });
    });
  }

  test('a kind that says nothing needs no subject', () => {
    for (const kind of ['brand_new', 'check', 'dispute_lost', 'subscription_expired']) {
      for (const subject of [
        '',
        '<subject/>',
        '<subject></subject>',
        '<subject><thing/></subject>',
      ]) {
        const xml = `<notification><kind>${kind}</kind>${subject}</notification>`;
        assert.deepEqual(statementsOf(xml), []);
      }
    }
  });

  test('a kind that is not safe to log is called unknown', () => {
    for (const kind of ['a b', 'x'.repeat(101), 'Check', '&lt;script&gt;', 'é']) {
      const reading = readXmlText(changed('check', '<kind>check', `<kind>${kind}`));
      assert.deepEqual([reading.kind, reading.event.type], ['understood', 'unknown']);
    }
  });

  test('kinds that every object has, and families alone, are unknown', () => {
    for (const kind of ['constructor', 'has_own_property', 'subscription', 'partner_merchant']) {
      const xml = changed('check', '<kind>check', `<kind>${kind}`);
      assert.match(understood(readXmlText(xml)).because ?? '', /^not an event/);
    }
  });

  const amounts: readonly (readonly [string, string | undefined])[] = [
    ['250.0', '250.0'],
    ['0', '0'],
    ['149', '149'],
    ['1e3', undefined],
    ['-1.00', undefined],
    ['1,50', undefined],
    ['149.1234567', undefined],
    ['9007199254740993', undefined],
    ['$5', undefined],
    ['', undefined],
  ];
  for (const [amount, value] of amounts) {
    test(`${amount || 'nothing'} as the amount gives ${value ?? 'no value'}`, () => {
      const xml = changed(FRAUD, '-disputed>149.90', `-disputed>${amount}`);
      const [statement] = statementsOf(xml);
      assert.equal(statement?.annotation.transactionEvent?.value, value);
      assert.equal(statement?.currency, value === undefined ? undefined : 'USD');
    });
  }

  const currencies: readonly (readonly [string, string | undefined])[] = [
    ['JPY', 'JPY'],
    ['KWD', 'KWD'],
    ['usd', 'USD'],
    ['US', undefined],
    ['840', undefined],
    ['', undefined],
  ];
  for (const [code, currency] of currencies) {
    test(`${code || 'nothing'} as the currency gives ${currency ?? 'none, and no value'}`, () => {
      const xml = changed(PAID, '<currency-iso-code>USD', `<currency-iso-code>${code}`);
      const reading = understood(readXmlText(xml));
      const [statement] = reading.statements;
      assert.equal(reading.currency, currency);
      assert.equal(statement?.currency, currency);
      const value = statement?.annotation.transactionEvent?.value;
      assert.equal(value, currency && '149.90');
    });
  }

  const decisions: readonly (readonly [string, string | undefined])[] = [
    ['accept', 'MERCHANT_APPROVE'],
    ['ACCEPTED', 'MERCHANT_APPROVE'],
    ['review_approved', 'MERCHANT_APPROVE'],
    ['Approve', 'MERCHANT_APPROVE'],
    ['reject', 'MERCHANT_DENY'],
    ['Declined by a person', 'MERCHANT_DENY'],
    ['deny', 'MERCHANT_DENY'],
    ['denied', 'MERCHANT_DENY'],
    ['review', undefined],
    ['not accepted', undefined],
    ['not_approved', undefined],
    ['disapproved', undefined],
    ['unaccepted', undefined],
    ['approved, then rejected', undefined],
    [`${'x '.repeat(200)}accepted`, undefined],
    ['', undefined],
  ];
  for (const [decision, eventType] of decisions) {
    test(`the decision "${decision.slice(0, 30)}" is ${eventType ?? 'no verdict'}`, () => {
      const xml = changed('transaction_reviewed.accepted', 'Accepted', decision);
      assert.equal(eventOf(xml)?.eventType, eventType);
    });
  }

  test('codes are looked up in the network that the payment names, wallets included', () => {
    const codes: readonly (readonly [string, string, string])[] = [
      ['Visa', '10.4', 'CHARGEBACK_FRAUD'],
      ['Visa', ' 10.4 ', 'CHARGEBACK_FRAUD'],
      ['Google Pay - MasterCard', '4853', 'CHARGEBACK_DISPUTE'],
      ['American Express', 'C08', 'CHARGEBACK_DISPUTE'],
      ['Diners', 'UA02', 'CHARGEBACK_FRAUD'],
      ['', '13.1', 'CHARGEBACK_DISPUTE'],
      // Of another network than the code: Braintree's category decides, which is fraud.
      ['JCB', '13.1', 'CHARGEBACK_FRAUD'],
      ['MasterCard', '13.1', 'CHARGEBACK_FRAUD'],
    ];
    for (const [network, code, reason] of codes) {
      const xml = changed(FRAUD, '>10.4<', `>${code}<`).replace('>Visa<', `>${network}<`);
      const [statement] = statementsOf(xml);
      assert.deepEqual(statement?.annotation.reasons, [reason], `${network} ${code}`);
    }
  });

  test('the card of the transaction names the network where nothing else does', () => {
    const card = '<credit-card><card-type>Visa</card-type></credit-card>';
    const instrument = '<payment-instrument-subtype>Visa</payment-instrument-subtype>';
    const reading = readXmlText(changed(FRAUD, instrument, card));
    assert.deepEqual(reading, readXmlText(fixtureText('braintree', FRAUD)));
  });

  test('null and empty are as good as missing', () => {
    const given = '<reason-code>10.4</reason-code>';
    const missing = readXmlText(changed(FRAUD, given, ''));
    assert.equal(understood(missing).statements.length, 1);
    for (const nothing of ['<reason-code nil="true"/>', '<reason-code></reason-code>']) {
      assert.deepEqual(readXmlText(changed(FRAUD, given, nothing)), missing);
    }
  });

  test('free text is made safe before it is forwarded', () => {
    const code = ` made\u200b_up${'!'.repeat(500)}`;
    const xml = changed(FRAUD, '<reason-code>10.4', `<reason-code>${code}`);
    assert.equal(eventOf(xml)?.reason, `made_up${'!'.repeat(193)}`);
    const reason = changed(
      'dispute_opened.not-recognized',
      'not_recognized',
      'shopper@example.com',
    );
    const [statement] = statementsOf(reason);
    assert.equal(statement?.because, "Braintree's category says neither fraud nor service");
  });

  test("a reviewer's note and address are nowhere in what is read", () => {
    const reading = JSON.stringify(
      readXmlText(fixtureText('braintree', 'transaction_reviewed.accepted')),
    );
    assert.doesNotMatch(reading, /reviewer|twice/);
  });
});
