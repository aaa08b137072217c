import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixtureText } from '../sender.ts';
import { changed, readXmlText, understood } from './read-signed.ts';
import { braintreeSender } from './sender.ts';
import { ASSESSMENT } from './tables/ids.ts';

const FRAUD = 'dispute_opened.fraud';
const PAID = 'transaction_disbursed';

describe('the subject of a Braintree notification', () => {
  const SUBJECT = '<recaptcha-assessment>5a1b9c03d2e4f678</recaptcha-assessment>';

  const carried: readonly (readonly [string, string, string, string | undefined])[] = [
    ['a hyphen', '<recaptcha-assessment>x</recaptcha-assessment>', 'recaptcha_assessment', 'x'],
    [
      'an underscore',
      '<recaptcha_assessment>x</recaptcha_assessment>',
      'recaptcha_assessment',
      'x',
    ],
    ['another name', '<order-check>x</order-check>', 'order_check', 'x'],
    ['another name than ours', '<order-check>x</order-check>', 'recaptcha_assessment', undefined],
    ['no value', '<recaptcha-assessment nil="true"/>', 'recaptcha_assessment', undefined],
    [
      'elements for a value',
      '<recaptcha-assessment><a>x</a></recaptcha-assessment>',
      'recaptcha_assessment',
      undefined,
    ],
    ['a name every object has', '', 'constructor', undefined],
  ];
  for (const [name, field, key, value] of carried) {
    test(`custom fields with ${name} carry ${value ?? 'nothing'}`, () => {
      const reading = readXmlText(changed(PAID, SUBJECT, field), key);
      assert.equal(understood(reading).carried, value);
    });
  }

  test('custom fields that are empty, nil or text carry nothing', () => {
    for (const fields of [
      '<custom-fields/>',
      '<custom-fields nil="true"/>',
      '<custom-fields>x</custom-fields>',
    ]) {
      const xml = changed(PAID, /<custom-fields>.*<\/custom-fields>/s, fields);
      assert.equal(understood(readXmlText(xml)).carried, undefined);
    }
  });

  test('custom fields of a dispute do not count, its order number does', () => {
    const fields = `<custom-fields>${SUBJECT}</custom-fields></transaction>`;
    const reading = understood(readXmlText(changed(FRAUD, '</transaction>', fields)));
    assert.deepEqual([reading.carried, reading.shaped], [undefined, ['order-20417']]);
  });

  test('an order number of another kind is no key, but may still be an assessment', () => {
    for (const order of ['é', 'a\tb', 'x'.repeat(256)]) {
      const xml = changed(PAID, '<order-id>order-20417', `<order-id>${order}`);
      const reading = understood(readXmlText(xml));
      assert.deepEqual([reading.keys, reading.shaped], [['braintree:8nqkz4yt'], [order]]);
    }
  });

  test('the id of the transaction a refund names is its key, never its own', () => {
    const xml = changed(
      'refund_failed',
      /<refunded-transaction-id>.*<\/refunded-transaction-id>/,
      '',
    );
    assert.deepEqual(understood(readXmlText(xml)).keys, ['order:order-20417']);
  });

  test('what cannot be an id is left out of an event that says nothing', () => {
    const xml = changed('dispute_lost', '<id>8nqkz4yt', '<id>8nq kz4yt');
    assert.deepEqual(understood(readXmlText(xml)).keys, ['order:order-20417']);
  });

  test('carrying an assessment replaces the one that is there, where a merchant can put one', () => {
    const other = '0123456789abcdef';
    for (const fixture of [PAID, 'transaction_settled.sepa', 'local_payment_completed']) {
      const xml = braintreeSender.carry(fixtureText('braintree', fixture), other);
      assert.equal(understood(readXmlText(xml ?? '')).carried, other);
    }
    assert.equal(braintreeSender.carry(fixtureText('braintree', FRAUD), ASSESSMENT), undefined);
    assert.equal(braintreeSender.carry(fixtureText('braintree', 'check'), ASSESSMENT), undefined);
  });
});
