import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findFraudReportType } from '../../shared/payments/fraud-report-types.ts';

/** Every type of the two reports, its meaning, and whether it is a verdict on who paid. */
const TYPES: Readonly<Record<'TC40' | 'SAFE', readonly (readonly [string, string, boolean])[]>> = {
  TC40: [
    ['0', 'lost', true],
    ['1', 'stolen', true],
    ['2', 'not received as issued', true],
    ['3', 'fraudulent application', true],
    ['4', 'counterfeit', true],
    ['5', 'miscellaneous', true],
    ['6', 'fraudulent use of the account number', true],
    ['9', 'acquirer reported counterfeit', true],
    ['A', 'incorrect processing', false],
    ['B', 'account or credential takeover', true],
    ['C', 'merchant misrepresentation', false],
    ['D', 'manipulation of the account holder', false],
  ],
  SAFE: [
    ['00', 'lost', true],
    ['01', 'stolen', true],
    ['02', 'never received', true],
    ['03', 'fraudulent application', true],
    ['04', 'counterfeit', true],
    ['05', 'account takeover', true],
    ['06', 'card not present', true],
    ['07', 'multiple imprint', true],
    ['51', 'collusive merchant', false],
    ['55', 'modified payment order', false],
    ['56', 'manipulation of the cardholder', false],
    ['57', 'first-party fraud', true],
  ],
};

describe("the types of issuers' fraud reports", () => {
  for (const report of ['TC40', 'SAFE'] as const) {
    for (const [code, meaning, isVerdict] of TYPES[report]) {
      test(`${report} ${code} (${meaning}) is ${isVerdict ? 'a' : 'no'} verdict`, () => {
        const type = { report, code, meaning, isVerdict };
        assert.deepEqual(findFraudReportType(report, code), type);
        assert.deepEqual(findFraudReportType(undefined, code), type, 'without its report');
      });
    }
  }

  test('are these, and no others', () => {
    const codes = Array.from({ length: 36 ** 2 }, (_, index) => index.toString(36));
    for (const report of ['TC40', 'SAFE'] as const) {
      const known = new Set(
        [...codes, ...codes.map((code) => code.padStart(2, '0'))].flatMap(
          (code) => findFraudReportType(report, code)?.code ?? [],
        ),
      );
      assert.deepEqual([...known].sort(), TYPES[report].map(([code]) => code).sort());
    }
  });

  const named: readonly (readonly [string, string, 'TC40' | 'SAFE'])[] = [
    ['visa', '5', 'TC40'],
    ['Visa', '5', 'TC40'],
    ['TC 40', '5', 'TC40'],
    ['TC-40', '5', 'TC40'],
    ['tc', '5', 'TC40'],
    ['mastercard', '05', 'SAFE'],
    ['MasterCard', '05', 'SAFE'],
    ['MC', '05', 'SAFE'],
    ['safe', '05', 'SAFE'],
    ['FLD', '05', 'SAFE'],
  ];
  for (const [scheme, code, report] of named) {
    test(`${scheme} reports by ${report}`, () => {
      assert.equal(findFraudReportType(scheme, code)?.report, report);
    });
  }

  test('blanks and case of a type do not matter', () => {
    assert.equal(findFraudReportType('visa', ' d ')?.code, 'D');
    assert.equal(findFraudReportType(undefined, 'b')?.code, 'B');
  });

  const unknown: readonly (readonly [string | undefined, string | undefined])[] = [
    ['visa', '05'],
    ['mastercard', '5'],
    ['mastercard', '54'],
    ['amex', '05'],
    ['discover', '0'],
    ['__proto__', '0'],
    ['constructor', '0'],
    ['visa', undefined],
    ['visa', ''],
    ['visa', '__proto__'],
    ['visa', 'constructor'],
    [undefined, undefined],
    [undefined, '99'],
    [undefined, 'toString'],
  ];
  for (const [scheme, type] of unknown) {
    test(`${type} of ${scheme} is not known`, () => {
      assert.equal(findFraudReportType(scheme, type), undefined);
    });
  }
});
