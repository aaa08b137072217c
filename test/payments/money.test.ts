import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { decimalAmount } from '../../shared/annotation/annotation.ts';
import { majorUnits } from '../../shared/payments/money.ts';

const MOST = Number.MAX_SAFE_INTEGER;

describe('minor units to whole units', () => {
  const cases: readonly (readonly [bigint | number | string, number, string | undefined])[] = [
    [1250, 2, '12.50'],
    [0, 2, '0.00'],
    [0, 0, '0'],
    [-0, 2, '0.00'],
    [5, 2, '0.05'],
    [99, 2, '0.99'],
    [100, 2, '1.00'],
    [5200, 0, '5200'],
    [12_340, 3, '12.340'],
    [7, 3, '0.007'],
    ['1250', 2, '12.50'],
    [1250n, 2, '12.50'],
    [MOST, 2, '90071992547409.91'],
    [MOST, 0, '9007199254740991'],
    [2 ** 53, 2, undefined],
    [2n ** 53n, 2, undefined],
    ['9007199254740992', 2, undefined],
    ['99999999999999999999', 2, undefined],
    [-1, 2, undefined],
    [-1n, 2, undefined],
    ['-1', 2, undefined],
    [12.5, 2, undefined],
    ['12.5', 2, undefined],
    [Number.NaN, 2, undefined],
    [Number.POSITIVE_INFINITY, 2, undefined],
    [1e300, 2, undefined],
    ['', 2, undefined],
    ['1e3', 2, undefined],
    [' 1', 2, undefined],
    ['0x10', 2, undefined],
    [100, -1, undefined],
    [100, 0.5, undefined],
    [100, 7, undefined],
  ];
  for (const [minor, exponent, expected] of cases) {
    test(`${typeof minor} ${minor} with ${exponent} decimals is ${expected}`, () => {
      assert.equal(majorUnits(minor, exponent), expected);
    });
  }

  test('agrees with integer arithmetic, and is what annotate takes', () => {
    const amounts = fc.bigInt({ min: 0n, max: BigInt(MOST) });
    return fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 6 }), (minor, exponent) => {
        const text = majorUnits(minor, exponent) ?? '';
        const [whole = '', fraction = ''] = text.split('.');
        const scale = 10n ** BigInt(exponent);
        assert.equal(BigInt(whole), minor / scale);
        assert.equal(BigInt(fraction || '0'), minor % scale);
        assert.equal(fraction.length, exponent);
        assert.equal(majorUnits(Number(minor), exponent), text);
        assert.equal(majorUnits(String(minor), exponent), text);
        assert.equal(decimalAmount.safeParse(text).success, true);
      }),
    );
  });

  test('every number is either refused or an exact amount', () => {
    return fc.assert(
      fc.property(fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger()), (minor) => {
        const text = majorUnits(minor, 2);
        assert.equal(text !== undefined, Number.isSafeInteger(minor) && minor >= 0);
      }),
    );
  });
});
