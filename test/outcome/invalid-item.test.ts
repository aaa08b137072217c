import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomeItem } from '../../shared/outcome/outcome-item.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const ID = 'a1b2c3d4e5f60718';
const ABOUT = { assessment: ID };
const SAID = { signal: 'refund' };
const GOOD = { ...ABOUT, ...SAID };
const EVENT = { eventType: 'REFUND' };

type Case = readonly [item: unknown, path: string, message: RegExp];

const NAMES: Readonly<Record<string, Case>> = {
  'is about nothing': [SAID, '', /give assessment, token, keys or accountId/],
  'has an empty list of keys and nothing else': [{ ...SAID, keys: [] }, '', /about nothing/],
  'has an action and an address of nobody': [
    { ...SAID, action: 'login', userIp: '203.0.113.7' },
    '',
    /about nothing/,
  ],
  'has both an assessment and a token': [
    { ...GOOD, token: `t:U=${ID}` },
    'token',
    /either assessment or token/,
  ],
  'has no name of an assessment': [
    { ...SAID, assessment: 'order 5' },
    'assessment',
    /assessment name or a bare id/,
  ],
  'has an assessment in another path': [
    { ...SAID, assessment: `projects/shop/assessments/../${ID}` },
    'assessment',
    /assessment name/,
  ],
  'has a token that was cut off': [{ ...SAID, token: 'abc:U=123' }, 'token', /cut off/],
  'has a token encoded for a URL': [{ ...SAID, token: `abc%3AU%3D${ID}` }, 'token', /encoded/],
  'has an empty token': [{ ...SAID, token: '' }, 'token', /no token/],
  'has a token with a line break behind': [{ ...SAID, token: `t:U=${ID}\n` }, 'token', /no token/],
  'has a token beyond 16 KiB': [{ ...SAID, token: 'x'.repeat(16_385) }, 'token', /16384/],
  'has a key without a namespace': [{ ...GOOD, keys: ['1234'] }, 'keys.0', /namespace:id/],
  'has an account as a key': [{ ...SAID, keys: ['account:sam'] }, 'keys.0', /accountId/],
  'has a key of 301 characters': [{ ...SAID, keys: [`a:${'x'.repeat(299)}`] }, 'keys.0', /300/],
  'has 21 keys': [
    { ...SAID, keys: Array.from({ length: 21 }, (_, n) => `order:${n}`) },
    'keys',
    /20/,
  ],
  'has keys that are no list': [{ ...SAID, keys: 'order:1' }, 'keys', /array/],
  'has an empty account': [{ ...SAID, accountId: '' }, 'accountId', /1/],
  'has an account of 1025 characters': [
    { ...SAID, accountId: 'x'.repeat(1025) },
    'accountId',
    /1024/,
  ],
  'has half a character in the account': [
    { ...SAID, accountId: '\ud800' },
    'accountId',
    /well-formed/,
  ],
  'has an account that is a number': [{ ...SAID, accountId: 7 }, 'accountId', /string/],
  'has an empty action': [{ ...SAID, accountId: 'sam', action: '' }, 'action', /1/],
  'has an action of 101 characters': [{ ...GOOD, action: 'x'.repeat(101) }, 'action', /100/],
  'has a bad address': [{ ...GOOD, userIp: '203.0.113' }, 'userIp', /IPv4 or IPv6/],
  'has an empty id': [{ ...GOOD, id: '' }, 'id', /1 to 255 printable ASCII/],
  'has an id of 256 characters': [{ ...GOOD, id: 'x'.repeat(256) }, 'id', /1 to 255/],
  'has an id that is not ASCII': [{ ...GOOD, id: 'Fall Köln' }, 'id', /ASCII/],
  'has a line break in its id': [{ ...GOOD, id: 'a\nb' }, 'id', /printable/],
};

const SAYINGS: Readonly<Record<string, Case>> = {
  'says nothing': [ABOUT, '', /give signal, or some of annotation, reasons/],
  'would only link': [{ ...ABOUT, keys: ['order:1'] }, '', /says nothing/],
  'gives no reason in its list of reasons': [{ ...ABOUT, reasons: [] }, '', /says nothing/],
  'tells of a transaction without any word on it': [
    { ...ABOUT, transactionEvent: {} },
    'transactionEvent',
    /says nothing/,
  ],
  'has a signal nobody knows': [{ ...ABOUT, signal: 'spam' }, 'signal', /spam_reported/],
  'has a signal of the prototype': [
    { ...ABOUT, signal: 'constructor' },
    'signal',
    /expected one of/,
  ],
  'has a signal and a verdict': [
    { ...GOOD, annotation: 'FRAUDULENT' },
    'signal',
    /leave out annotation/,
  ],
  'has a signal and reasons': [{ ...GOOD, reasons: ['REFUND'] }, 'signal', /leave out reasons/],
  'has a signal and a transaction': [
    { ...GOOD, transactionEvent: EVENT },
    'signal',
    /leave out transactionEvent/,
  ],
  'has a signal and a phone': [
    { ...GOOD, phoneAuthenticationEvent: { phoneNumber: '+4915112345678' } },
    'signal',
    /leave out phoneAuthenticationEvent/,
  ],
  'has a deprecated verdict': [
    { ...ABOUT, annotation: 'PASSWORD_CORRECT' },
    'annotation',
    /^deprecated: send the reason CORRECT_PASSWORD instead$/,
  ],
  'has the other deprecated verdict': [
    { ...ABOUT, annotation: 'PASSWORD_INCORRECT' },
    'annotation',
    /^deprecated: send the reason INCORRECT_PASSWORD instead$/,
  ],
  'leaves the verdict unspecified': [
    { ...ABOUT, annotation: 'ANNOTATION_UNSPECIFIED' },
    'annotation',
    /"LEGITIMATE"\|"FRAUDULENT"/,
  ],
  'leaves a reason unspecified': [
    { ...ABOUT, reasons: ['REFUND', 'REASON_UNSPECIFIED'] },
    'reasons.1',
    /expected one of/,
  ],
  'leaves the type of its transaction unspecified': [
    { ...ABOUT, transactionEvent: { eventType: 'TRANSACTION_EVENT_TYPE_UNSPECIFIED' } },
    'transactionEvent.eventType',
    /expected one of/,
  ],
  'misspells a reason': [{ ...ABOUT, reasons: ['CHARGE_BACK'] }, 'reasons.0', /CHARGEBACK_FRAUD/],
  'says that a factor passed and failed': [
    { ...ABOUT, reasons: ['PASSED_TWO_FACTOR', 'FAILED_TWO_FACTOR'] },
    'reasons',
    /PASSED_TWO_FACTOR and FAILED_TWO_FACTOR/,
  ],
  'says that a factor was asked for and passed': [
    { ...ABOUT, reasons: ['PASSED_TWO_FACTOR', 'INITIATED_TWO_FACTOR'] },
    'reasons',
    /each as its own item/,
  ],
  'says that the password was right and wrong': [
    { ...ABOUT, reasons: ['CORRECT_PASSWORD', 'INCORRECT_PASSWORD'] },
    'reasons',
    /each as its own item/,
  ],
  'tells a time of the transaction that is still to come': [
    { ...ABOUT, transactionEvent: { ...EVENT, eventTime: '2027-11-23T11:00:00Z' } },
    'transactionEvent.eventTime',
    /more than 5 minutes in the future/,
  ],
  'has a phone number of no country': [
    { ...ABOUT, phoneAuthenticationEvent: { phoneNumber: '0151 1234' } },
    'phoneAuthenticationEvent.phoneNumber',
    /E\.164/,
  ],
};

const AMOUNTS: readonly (readonly [unknown, RegExp])[] = [
  [-1, /decimal amount/],
  ['-1', /decimal amount/],
  [1e21, /decimal amount/],
  [1e-7, /decimal amount/],
  ['1e3', /decimal amount/],
  ['12,50', /decimal amount/],
  ['', /decimal amount/],
  ['NaN', /decimal amount/],
  ['Infinity', /decimal amount/],
  ['0x10', /decimal amount/],
  ['1.1234567', /decimal amount/],
  ['12345678901234567', /decimal amount/],
  [0.1 + 0.2, /give it as text/],
  [2 ** 53, /give it as text/],
  [Number.NaN, /number or a decimal text/],
  [Number.POSITIVE_INFINITY, /number or a decimal text/],
  [true, /number or a decimal text/],
  [null, /number or a decimal text/],
];

const TIMES: readonly (readonly [unknown, RegExp])[] = [
  ['2026-11-23T12:05:00.001Z', /^more than 5 minutes in the future$/],
  ['2026-11-24T12:00:00+01:00', /^more than 5 minutes in the future$/],
  ['2026-11-23', /RFC 3339/],
  ['2026-11-23 11:00:00Z', /RFC 3339/],
  ['2026-11-23T11:00:00', /RFC 3339/],
  ['2026-02-30T11:00:00Z', /RFC 3339/],
  ['1969-12-31T23:59:59Z', /RFC 3339/],
  ['yesterday', /RFC 3339/],
  [1_763_895_600, /string/],
];

const CASES: Readonly<Record<string, Case>> = {
  ...NAMES,
  ...SAYINGS,
  ...Object.fromEntries(
    AMOUNTS.map(([value, message]): [string, Case] => [
      `has the amount ${typeof value} ${String(value)}`,
      [{ ...ABOUT, transactionEvent: { ...EVENT, value } }, 'transactionEvent.value', message],
    ]),
  ),
  ...Object.fromEntries(
    TIMES.map(([eventTime, message]): [string, Case] => [
      `happened at ${String(eventTime)}`,
      [{ ...GOOD, eventTime }, 'eventTime', message],
    ]),
  ),
  'has a member nobody knows': [{ ...GOOD, accountid: 'sam' }, '', /accountid/],
  'has a member that is null': [{ ...GOOD, accountId: null }, 'accountId', /string/],
  'is null': [null, '', /object/],
  'is a number': [5, '', /object/],
  'is a list': [[GOOD], '', /object/],
};

describe('an item of outcome is invalid that', () => {
  for (const [name, [item, path, message]] of Object.entries(CASES)) {
    test(name, () => {
      const read = outcomeItem({ project: 'shop', now: NOW }).safeParse(item);
      assert.ok(!read.success);
      const [issue, ...others] = read.error.issues;
      assert.deepEqual(others, []);
      assert.equal(issue?.path.join('.'), path);
      assert.match(issue.message, message);
    });
  }

  test('holds something personal, which no message repeats', () => {
    const secret = '+49 canary 151';
    const read = outcomeItem({ project: 'shop', now: NOW }).safeParse({
      id: `${secret}\n`,
      assessment: secret,
      token: secret,
      keys: [secret],
      signal: secret,
      annotation: secret,
      reasons: [secret],
      transactionEvent: { eventType: secret, value: secret },
      phoneAuthenticationEvent: { phoneNumber: secret },
      userIp: secret,
      eventTime: secret,
    });
    assert.ok(!read.success);
    assert.equal(read.error.issues.length, 12);
    assert.ok(!JSON.stringify(read.error.issues).includes('canary'));
  });
});
