import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { amountOf } from '../../../shared/providers/stripe/currency.ts';

describe("amounts in Stripe's currencies", () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['usd', '1234.50'],
    ['EUR', '1234.50'],
    ['jpy', '123450'],
    ['krw', '123450'],
    ['clp', '123450'],
    ['bhd', '123.450'],
    ['kwd', '123.450'],
    ['tnd', '123.450'],
    // Differ from ISO 4217 in Stripe's API.
    ['isk', '1234.50'],
    ['mga', '123450'],
    // Two decimals in charges, whatever payouts do.
    ['huf', '1234.50'],
    ['twd', '1234.50'],
    ['ugx', undefined],
    ['xts', undefined],
    ['btc', undefined],
    ['us', undefined],
    ['', undefined],
    ['__proto__', undefined],
  ];
  for (const [currency, value] of cases) {
    test(`123450 ${currency} is ${value ?? 'left out'}`, () => {
      const amount = amountOf(123_450, currency);
      assert.deepEqual(
        amount,
        value === undefined ? undefined : { value, currency: currency.toUpperCase() },
      );
    });
  }

  test('no amount or no currency is left out', () => {
    assert.equal(amountOf(undefined, 'usd'), undefined);
    assert.equal(amountOf(100, undefined), undefined);
    assert.equal(amountOf(100, null), undefined);
    assert.equal(amountOf(-100, 'usd'), undefined);
  });
});
