import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assessRequest } from '../../shared/assess/assess-request.ts';
import { ASKED, WHOLE } from './whole-request.ts';

describe('what may be asked:', () => {
  const { token: _token, wafTokenAssessment: _waf, ...withoutToken } = WHOLE;
  const CASES: Readonly<Record<string, object>> = {
    'a token and its site key': ASKED,
    'everything there is': WHOLE,
    'everything, express': { ...withoutToken, express: true },
    'an express assessment': { siteKey: 'k', express: true },
    'a token that is not express': { ...ASKED, express: false },
    'the token of a page that could load nothing': { ...ASKED, token: '' },
    'a token with a line break, which Google may judge': { ...ASKED, token: 'a\nb' },
    'a token as long as none is': { ...ASKED, token: 'x'.repeat(64 * 1024) },
    'numbers as text, as Google writes them': {
      ...ASKED,
      transactionData: { user: { creationMs: '1700000000000' }, items: [{ quantity: '2' }] },
    },
    'a WAF token': { ...ASKED, token: 'a:U=6ZZZZe73fZZZZZZ0', wafTokenAssessment: true },
  };
  for (const [name, asked] of Object.entries(CASES)) {
    test(name, () => assert.ok(assessRequest.safeParse(asked).success));
  }
});

describe('what may not be asked, and where it is wrong:', () => {
  const CASES: Readonly<Record<string, readonly [changes: object, ...paths: string[]]>> = {
    'without a token': [{ token: undefined }, 'token'],
    'without a token, not express': [{ token: undefined, express: false }, 'token'],
    'a WAF token that is not there': [{ token: undefined, wafTokenAssessment: true }, 'token'],
    'express with a token': [{ express: true }, 'token'],
    'express for a WAF token': [
      { token: undefined, express: true, wafTokenAssessment: true },
      'wafTokenAssessment',
    ],
    'a token of 100 KB': [{ token: 'x'.repeat(100 * 1024) }, 'token'],
    'a token with half a surrogate pair': [{ token: '\ud800' }, 'token'],
    'a token that is no text': [{ token: 5 }, 'token'],
    'without a site key': [{ siteKey: undefined }, 'siteKey'],
    'a site key with a slash': [{ siteKey: 'a/../b' }, 'siteKey'],
    'an empty action': [{ expectedAction: '' }, 'expectedAction'],
    'a use case nobody knows': [{ useCase: 'games' }, 'useCase'],
    'half an address': [{ userIp: '192.0.2' }, 'userIp'],
    'an empty account': [{ accountId: '' }, 'accountId'],
    'two accounts': [{ accountId: 'sam', userInfo: { accountId: 'joe' } }, 'userInfo'],
    'a user id of two kinds': [
      { userInfo: { userIds: [{ email: 'a@example.com', username: 'a' }] } },
      'userInfo.userIds.0',
    ],
    'an empty user id': [{ userInfo: { userIds: [{}] } }, 'userInfo.userIds.0'],
    'a phone number without its country': [
      { userInfo: { userIds: [{ phoneNumber: '015112345678' }] } },
      'userInfo.userIds.0.phoneNumber',
    ],
    'a local time': [
      { userInfo: { createAccountTime: '2026-01-02T03:04:05' } },
      'userInfo.createAccountTime',
    ],
    'an amount in words': [{ transactionData: { value: '42.50' } }, 'transactionData.value'],
    'an amount below nothing': [{ transactionData: { value: -1 } }, 'transactionData.value'],
    'a whole card number': [
      { transactionData: { cardBin: '4111111111111111' } },
      'transactionData.cardBin',
    ],
    'a currency in lower case': [
      { transactionData: { currencyCode: 'eur' } },
      'transactionData.currencyCode',
    ],
    'a kind of payment nobody knows': [
      { transactionData: { paymentMethod: 'card' } },
      'transactionData.paymentMethod',
    ],
    'half an item': [
      { transactionData: { items: [{ quantity: 1 }, { quantity: 1.5 }] } },
      'transactionData.items.1.quantity',
    ],
    'a member nobody knows': [{ score: 1 }, ''],
    'a member nobody knows deep inside': [
      { transactionData: { user: { mail: 'a' } } },
      'transactionData.user',
    ],
    'a key without a namespace': [{ keys: ['order:1', '1234'] }, 'keys.1'],
    'an account as a key': [{ keys: ['account:sam'] }, 'keys.0'],
    '21 keys': [{ keys: Array.from({ length: 21 }, (_, n) => `order:${n}`) }, 'keys'],
    'several things wrong at once': [
      { token: 5, keys: 'order:1', useCase: 'x' },
      'token',
      'useCase',
      'keys',
    ],
  };
  for (const [name, [changes, ...paths]] of Object.entries(CASES)) {
    test(name, () => {
      const { error } = assessRequest.safeParse({ ...ASKED, ...changes });
      const found = error?.issues.map(({ path }) => path.join('.'));
      assert.deepEqual(found, paths);
      for (const { message } of error?.issues ?? []) assert.ok(message.length > 3);
    });
  }

  test('what is no object', () => {
    for (const value of [null, 5, 'a-token', [ASKED], []]) {
      assert.ok(!assessRequest.safeParse(value).success);
    }
  });
});

describe('the account that is asked about', () => {
  for (const asked of [
    { accountId: 'sam' },
    { userInfo: { accountId: 'sam' } },
    { accountId: 'sam', userInfo: { accountId: 'sam' } },
  ]) {
    test(`is sam's in ${JSON.stringify(asked)}`, () => {
      const read = assessRequest.parse({ ...ASKED, ...asked });
      assert.equal(read.accountId, 'sam');
      assert.equal(Object.hasOwn(read.userInfo ?? {}, 'accountId'), false);
    });
  }
});
