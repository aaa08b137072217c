import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { decimalAmount } from '../../shared/annotation/annotation.ts';
import { decimals, minorUnits } from '../../shared/payments/amounts.ts';

type Given = bigint | number | string | null | undefined;

const amountOf = minorUnits();

describe('amounts in minor units, by ISO 4217', () => {
  const currencies: readonly (readonly [string | null | undefined, string | undefined])[] = [
    ['USD', '1234.50'],
    ['usd', '1234.50'],
    ['Eur', '1234.50'],
    ['JPY', '123450'],
    ['KRW', '123450'],
    ['CLP', '123450'],
    ['ISK', '123450'],
    ['UGX', '123450'],
    ['MGA', '1234.50'],
    ['HUF', '1234.50'],
    ['KWD', '123.450'],
    ['BHD', '123.450'],
    ['TND', '123.450'],
    ['IQD', '123.450'],
    ['BTC', undefined],
    ['XTS', undefined],
    ['US', undefined],
    ['USDT', undefined],
    [' USD', undefined],
    ['', undefined],
    ['__proto__', undefined],
    ['constructor', undefined],
    [null, undefined],
    [undefined, undefined],
  ];
  for (const [currency, value] of currencies) {
    test(`123450 ${currency} is ${value ?? 'left out'}`, () => {
      const expected = value && { value, currency: currency?.toUpperCase() };
      assert.deepEqual(amountOf(123_450, currency), expected);
    });
  }

  const amounts: readonly (readonly [Given, string | undefined])[] = [
    [0, '0.00'],
    [5, '0.05'],
    [4999, '49.99'],
    ['4999', '49.99'],
    [4999n, '49.99'],
    [2 ** 53 - 1, '90071992547409.91'],
    ['9007199254740991', '90071992547409.91'],
    [2 ** 53, undefined],
    ['9007199254740992', undefined],
    [2n ** 63n - 1n, undefined],
    [1e300, undefined],
    [-1, undefined],
    [-1n, undefined],
    ['-1', undefined],
    [12.5, undefined],
    ['12.5', undefined],
    ['12,50', undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ];
  for (const [amount, value] of amounts) {
    const shown = typeof amount === 'string' ? `"${amount}"` : String(amount);
    test(`${shown} cents are ${value ?? 'left out'}`, () => {
      assert.deepEqual(amountOf(amount, 'USD'), value && { value, currency: 'USD' });
    });
  }

  test('a sender that counts otherwise says so, and no other currency changes', () => {
    const differing = minorUnits({ ISK: 2, MGA: 0, UGX: undefined, XTS: 3 });
    assert.deepEqual(differing(100, 'isk'), { value: '1.00', currency: 'ISK' });
    assert.deepEqual(differing(100, 'MGA'), { value: '100', currency: 'MGA' });
    assert.deepEqual(differing(100, 'XTS'), { value: '0.100', currency: 'XTS' });
    assert.equal(differing(100, 'UGX'), undefined, 'where its sources disagree');
    assert.deepEqual(differing(100, 'USD'), { value: '1.00', currency: 'USD' });
    assert.deepEqual(amountOf(100, 'ISK'), { value: '100', currency: 'ISK' });
  });

  test('every amount that is read can be sent', () => {
    const currency = fc.constantFrom('USD', 'JPY', 'KWD');
    const amount = fc.oneof(fc.maxSafeNat(), fc.integer(), fc.double(), fc.bigInt(), fc.string());
    return fc.assert(
      fc.property(amount, currency, (minor, code) => {
        const read = amountOf(minor, code);
        if (read) decimalAmount.parse(read.value);
      }),
    );
  });
});

describe('amounts that are decimals already', () => {
  const cases: readonly (readonly [Given, string | undefined, string | undefined])[] = [
    ['250.0', 'USD', '250.0'],
    ['250', 'usd', '250'],
    ['12.50', 'EUR', '12.50'],
    ['0', 'EUR', '0'],
    ['5200', 'JPY', '5200'],
    ['12.345', 'TND', '12.345'],
    ['0.000001', 'XTS', '0.000001'],
    ['999999999999999.99', 'USD', '999999999999999.99'],
    ['9999999999999999', 'USD', undefined],
    ['0.0000001', 'USD', undefined],
    ['12,50', 'EUR', undefined],
    ['1.234,50', 'EUR', undefined],
    ['1,234.50', 'EUR', undefined],
    ['-12.50', 'EUR', undefined],
    ['+12.50', 'EUR', undefined],
    ['.50', 'EUR', undefined],
    ['12.', 'EUR', undefined],
    ['1e3', 'EUR', undefined],
    ['0x10', 'EUR', undefined],
    [' 12.50', 'EUR', undefined],
    ['12.50\n', 'EUR', undefined],
    ['', 'EUR', undefined],
    ['NaN', 'EUR', undefined],
    ['١٢', 'EUR', undefined],
    // A number was a float on its way.
    [12.5, 'EUR', undefined],
    [12, 'EUR', undefined],
    [12n, 'EUR', undefined],
    [null, 'EUR', undefined],
    [undefined, 'EUR', undefined],
    ['12.50', 'EURO', undefined],
    ['12.50', 'E1R', undefined],
    ['12.50', '', undefined],
    ['12.50', undefined, undefined],
  ];
  for (const [amount, currency, value] of cases) {
    const shown = typeof amount === 'string' ? JSON.stringify(amount) : String(amount);
    test(`${shown} ${currency} is ${value ?? 'left out'}`, () => {
      const expected = value && { value, currency: currency?.toUpperCase() };
      assert.deepEqual(decimals(amount, currency), expected);
      if (value) decimalAmount.parse(value);
    });
  }
});
