import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SIGNAL_NAMES } from '../../shared/outcome/signals.ts';
import { ID, readingOf } from './outcome-reading.ts';

const SIGN_IN_SIGNALS = [
  'two_factor_initiated',
  'two_factor_passed',
  'two_factor_failed',
  'password_correct',
  'password_incorrect',
];

/** Said: the account's assessment without an action, with one, and with a sign-up; action and window. */
type Row = readonly [none: string, login: string, checkout: string, signUp: string];

const OF_A_SIGN_IN: Row = [
  'sign-in, minutes',
  'login, minutes',
  'checkout, minutes',
  'create_account, ever',
];
const SPAM: Row = ['sign-up, ever', 'login, day', 'checkout, day', 'create_account, ever'];
const CASE: Row = ['sign-in, day', 'login, day', 'checkout, day', 'create_account, ever'];
const ANY_OTHER: Row = ['sign-in, minutes', 'login, day', 'checkout, day', 'create_account, ever'];

function rowOf(signal: string): Row {
  if (SIGN_IN_SIGNALS.includes(signal)) return OF_A_SIGN_IN;
  if (signal === 'spam_reported') return SPAM;
  return signal === 'login_support_case' ? CASE : ANY_OTHER;
}

const ROWS: readonly (readonly [string, object, Row])[] = [
  ...SIGNAL_NAMES.map((signal) => [signal, { signal }, rowOf(signal)] as const),
  ['a raw INCORRECT_PASSWORD', { reasons: ['INCORRECT_PASSWORD'] }, OF_A_SIGN_IN],
  ['a raw PASSED_TWO_FACTOR', { reasons: ['REFUND', 'PASSED_TWO_FACTOR'] }, OF_A_SIGN_IN],
  ['a raw SOCIAL_SPAM', { annotation: 'FRAUDULENT', reasons: ['SOCIAL_SPAM'] }, SPAM],
  ['a raw verdict', { annotation: 'LEGITIMATE' }, ANY_OTHER],
];

describe('of an account, the assessment is meant that was made for', () => {
  for (const [name, said, row] of ROWS) {
    for (const [n, action] of [undefined, 'login', 'checkout', 'create_account'].entries()) {
      test(`${row[n]}: ${name} ${action ? `with the action ${action}` : 'without an action'}`, () => {
        const named = action === undefined ? {} : { action };
        const { account } = readingOf({ ...said, ...named, accountId: 'sam' });
        assert.deepEqual(account?.ids, ['sam']);
        assert.equal(`${account?.action}, ${account?.within}`, row[n]);
        assert.equal(account?.at, undefined);
      });
    }
  }
});

describe('the account of an item', () => {
  const cases: readonly (readonly [string, object, boolean])[] = [
    ['alone is what it is about', {}, true],
    ['with an empty list of keys is what it is about', { keys: [] }, true],
    [
      'beside keys with an action is what it is about where they lead nowhere',
      { keys: ['order:1'], action: 'login' },
      true,
    ],
    ['beside keys without an action is only forwarded', { keys: ['order:1'] }, false],
    ['beside an assessment is only forwarded', { assessment: ID, action: 'login' }, false],
    ['beside a token is only forwarded', { token: `t:U=${ID}`, action: 'login' }, false],
    [
      'beside an assessment with keys is only forwarded',
      { assessment: ID, keys: ['order:1'], action: 'login' },
      false,
    ],
  ];
  for (const [name, beside, isSubject] of cases) {
    test(name, () => {
      const reading = readingOf({ signal: 'password_correct', accountId: 'sam', ...beside });
      assert.equal(reading.accountId, 'sam');
      assert.equal(reading.account !== undefined, isSubject);
    });
  }

  test('is none, where there is none', () => {
    const reading = readingOf({ signal: 'refund', keys: ['order:1'], action: 'login' });
    assert.ok(!('account' in reading));
    assert.ok(!('accountId' in reading));
  });

  test('has the address of its user, where the site knows it', () => {
    const userIp = '203.0.113.7';
    const { account } = readingOf({ signal: 'password_correct', accountId: 'sam', userIp });
    assert.equal(account?.userIp, userIp);
    assert.ok(!('userIp' in (readingOf({ signal: 'refund', accountId: 'sam' }).account ?? {})));
  });
});
