import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { factIn, ID } from './outcome-reading.ts';

const TIME = { eventTime: '2026-11-23T11:00:00Z' };
const WRONG = { signal: 'password_incorrect' };
const RAW = { annotation: 'FRAUDULENT', reasons: ['CHARGEBACK_FRAUD', 'CHARGEBACK'] };
const MONDAY = { event: 'msg_1#0' };
const TUESDAY = { event: 'msg_2#0' };

type Told = readonly [item: object, teller?: Parameters<typeof factIn>[1]];

const SAME: Readonly<Record<string, readonly [Told, Told]>> = {
  'one assessment, told in two requests': [
    [{ assessment: ID, ...WRONG }, MONDAY],
    [{ assessment: ID, ...WRONG }, TUESDAY],
  ],
  'one assessment, told by two callers': [
    [{ assessment: ID, ...WRONG }, { caller: 'site' }],
    [{ assessment: ID, ...WRONG }, { caller: 'batch' }],
  ],
  'one assessment in two spellings of its project': [
    [{ assessment: `projects/shop-1/assessments/${ID}`, ...WRONG }],
    [{ assessment: `projects/123456/assessments/${ID}`, ...WRONG }],
  ],
  'one assessment, by its id and by its token': [
    [{ assessment: ID, ...WRONG }],
    [{ token: `t:U=${ID}`, ...WRONG }],
  ],
  'one assessment, with its keys and without': [
    [{ assessment: ID, keys: ['order:1'], ...WRONG }],
    [{ assessment: ID, accountId: 'sam', ...WRONG }],
  ],
  'a signal, and what it says in words of annotate': [
    [{ assessment: ID, ...WRONG }],
    [{ assessment: ID, reasons: ['INCORRECT_PASSWORD'] }],
  ],
  'the same keys in another order': [
    [{ keys: ['order:1', 'stripe:pi_1'], ...WRONG }],
    [{ keys: ['stripe:pi_1', 'order:1'], ...WRONG }],
  ],
  'the same reasons in another order': [
    [{ assessment: ID, ...RAW }],
    [{ assessment: ID, ...RAW, reasons: [...RAW.reasons].reverse() }],
  ],
  'one time in two zones': [
    [{ accountId: 'sam', ...WRONG, eventTime: '2026-11-23T11:00:00Z' }, MONDAY],
    [{ accountId: 'sam', ...WRONG, eventTime: '2026-11-23T12:00:00+01:00' }, TUESDAY],
  ],
  'one id of the caller, whatever it is about': [
    [{ id: 'case-1', assessment: ID, ...WRONG }, MONDAY],
    [{ id: 'case-1', accountId: 'sam', ...WRONG, ...TIME }, TUESDAY],
  ],
};

const DIFFERENT: Readonly<Record<string, readonly [Told, Told]>> = {
  'two assessments': [[{ assessment: ID, ...WRONG }], [{ assessment: 'b'.repeat(16), ...WRONG }]],
  'two signals': [[{ assessment: ID, ...WRONG }], [{ assessment: ID, signal: 'refund' }]],
  'a reason and the event of the same word': [
    [{ id: 'case-1', assessment: ID, signal: 'chargeback' }],
    [{ id: 'case-1', assessment: ID, transactionEvent: { eventType: 'CHARGEBACK', value: '9' } }],
  ],
  'a transaction event without a type and a call': [
    [{ id: 'case-1', assessment: ID, transactionEvent: { value: '9' } }],
    [
      {
        id: 'case-1',
        assessment: ID,
        phoneAuthenticationEvent: { phoneNumber: '+15005550006' },
      },
    ],
  ],
  'a support case and a purchase': [
    [{ assessment: ID, signal: 'login_support_case' }],
    [{ assessment: ID, signal: 'purchase_completed' }],
  ],
  'two times': [
    [{ assessment: ID, ...WRONG, ...TIME }],
    [{ assessment: ID, ...WRONG, eventTime: '2026-11-23T11:00:01Z' }],
  ],
  'a time and none': [[{ assessment: ID, ...WRONG, ...TIME }], [{ assessment: ID, ...WRONG }]],
  'two keys': [[{ keys: ['order:1'], ...WRONG }], [{ keys: ['order:2'], ...WRONG }]],
  'one key and that key with another': [
    [{ keys: ['order:1'], ...WRONG }],
    [{ keys: ['order:1', 'order:2'], ...WRONG }],
  ],
  'two accounts in one request': [
    [{ accountId: 'sam', ...WRONG }],
    [{ accountId: 'kim', ...WRONG }],
  ],
  'two wrong passwords of one account on two days': [
    [{ accountId: 'sam', ...WRONG }, MONDAY],
    [{ accountId: 'sam', ...WRONG }, TUESDAY],
  ],
  'two actions of one account': [
    [{ accountId: 'sam', ...TIME, ...WRONG }],
    [{ accountId: 'sam', ...TIME, ...WRONG, action: 'login' }],
  ],
  'two verdicts': [
    [{ assessment: ID, annotation: 'FRAUDULENT' }],
    [{ assessment: ID, annotation: 'LEGITIMATE' }],
  ],
  'one reason and two': [
    [{ assessment: ID, ...RAW }],
    [{ assessment: ID, ...RAW, reasons: ['CHARGEBACK'] }],
  ],
  'two amounts': [
    [{ assessment: ID, transactionEvent: { eventType: 'REFUND', value: 5 } }],
    [{ assessment: ID, transactionEvent: { eventType: 'REFUND', value: 6 } }],
  ],
  'two types of transaction event': [
    [{ assessment: ID, transactionEvent: { eventType: 'REFUND' } }],
    [{ assessment: ID, transactionEvent: { eventType: 'CANCEL' } }],
  ],
  'two phones': [
    [{ assessment: ID, phoneAuthenticationEvent: { phoneNumber: '+4915112345678' } }],
    [{ assessment: ID, phoneAuthenticationEvent: { phoneNumber: '+4915112345679' } }],
  ],
  'two ids of one caller': [
    [{ id: 'case-1', assessment: ID, ...WRONG }],
    [{ id: 'case-2', assessment: ID, ...WRONG }],
  ],
  'one id of two callers': [
    [{ id: 'case-1', assessment: ID, ...WRONG }, { caller: 'site' }],
    [{ id: 'case-1', assessment: ID, ...WRONG }, { caller: 'batch' }],
  ],
  'one id that later says something else': [
    [{ id: 'case-1', assessment: ID, signal: 'two_factor_initiated' }],
    [{ id: 'case-1', assessment: ID, signal: 'two_factor_passed' }],
  ],
  'one id that later says something else in words of annotate': [
    [{ id: 'case-1', assessment: ID, reasons: ['INITIATED_TWO_FACTOR'] }],
    [{ id: 'case-1', assessment: ID, reasons: ['PASSED_TWO_FACTOR'] }],
  ],
  'one content under two keys of the ledger': [
    [{ accountId: 'sam', ...TIME, ...WRONG }, { key: 'one' }],
    [{ accountId: 'sam', ...TIME, ...WRONG }, { key: 'two' }],
  ],
};

describe('one fact is', () => {
  for (const [name, [one, other]] of Object.entries(SAME)) {
    test(name, () => assert.equal(factIn(...one), factIn(...other)));
  }
});

describe('two facts are', () => {
  for (const [name, [one, other]] of Object.entries(DIFFERENT)) {
    test(name, () => assert.notEqual(factIn(...one), factIn(...other)));
  }
});

test('the key of a fact ends in what is said', () => {
  assert.match(factIn({ assessment: ID, ...WRONG }), /^[\w-]{22}:outcome:INCORRECT_PASSWORD$/);
  assert.match(
    factIn({ id: 'case-1', assessment: ID, ...RAW }),
    /^[\w-]{22}:outcome:FRAUDULENT_CHARGEBACK_CHARGEBACK_FRAUD$/,
  );
});
