import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findReasonCode, NETWORKS } from '../../shared/payments/network-reason-codes.ts';

const all = Object.entries(NETWORKS).flatMap(([network, codes]) =>
  Object.entries(codes).flatMap(([disputeClass, meanings]) =>
    Object.entries(meanings).map(([code, meaning]) => ({
      network,
      code,
      class: disputeClass,
      meaning,
    })),
  ),
);

describe('network reason codes', () => {
  for (const network of Object.keys(NETWORKS)) {
    test(`every code of ${network} is in exactly one class`, () => {
      const codes = all.filter((entry) => entry.network === network).map(({ code }) => code);
      assert.equal(new Set(codes).size, codes.length);
      assert.ok(codes.length > 20);
    });
  }

  test('every code is found in its network, and has a meaning', () => {
    for (const entry of all) {
      assert.deepEqual(findReasonCode(entry.network, entry.code), entry);
      assert.match(entry.meaning, /^[A-Za-z][^.]+$/);
      assert.equal(entry.code, entry.code.trim().toUpperCase());
    }
  });

  test('no two networks share a code, so a code without its network names one', () => {
    for (const entry of all) {
      assert.deepEqual(findReasonCode(undefined, entry.code), entry);
      assert.deepEqual(findReasonCode('unknown', entry.code), entry);
    }
  });

  const names: readonly (readonly [string, string, string])[] = [
    ['visa', '10.4', 'Visa'],
    ['VISA', '10.4', 'Visa'],
    ['mastercard', '4837', 'Mastercard'],
    ['Master-Card', '4837', 'Mastercard'],
    ['mc', '4837', 'Mastercard'],
    ['amex', 'F29', 'American Express'],
    ['american_express', 'F29', 'American Express'],
    ['American Express', 'F29', 'American Express'],
    ['discover', 'UA02', 'Discover'],
    ['diners', 'UA02', 'Discover'],
    ['diners_club', 'UA02', 'Discover'],
    ['Visa Debit', '10.4', 'Visa'],
    ['maestro', '4837', 'Mastercard'],
    ['mc_applepay', '4837', 'Mastercard'],
    ['card', '10.4', 'Visa'],
    ['Credit Card', '4837', 'Mastercard'],
  ];
  for (const [name, code, network] of names) {
    test(`${name} is ${network}`, () => {
      assert.equal(findReasonCode(name, code)?.network, network);
    });
  }

  const lookups: readonly (readonly [string, string | undefined, string, string | undefined])[] = [
    ['blanks around a code do not matter', 'mastercard', ' 4853', 'SERVICE'],
    ['case does not matter', 'amex', 'f29', 'FRAUD'],
    ['a code of another network is not known', 'mastercard', '10.4', undefined],
    ['a network whose codes we do not have knows none', 'jcb', '10.4', undefined],
    ['names that every object has are no networks', 'constructor', '10.4', undefined],
    ['names that every object has are no codes', 'visa', 'toString', undefined],
    ['an unknown code is not known', 'visa', '99.9', undefined],
    ['Amex recourse programmes are left to the processor', 'amex', 'FR4', undefined],
    ['a document request is not fraud', 'discover', '6005', 'OTHER'],
  ];
  for (const [name, network, code, disputeClass] of lookups) {
    test(name, () => {
      assert.equal(findReasonCode(network, code)?.class, disputeClass);
    });
  }
});
