import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { annotation, decimalAmount, timestamp } from '../../shared/annotation/annotation.ts';
import { REASONS } from '../../shared/annotation/vocabulary.ts';
import { UNSPECIFIED } from './unspecified.ts';

/** The first complaint as `path: message`; undefined when there is none. */
function complaint(input: unknown): string | undefined {
  const issue = annotation.safeParse(input).error?.issues[0];
  return issue && `${issue.path.join('.')}: ${issue.message}`;
}

describe('A verdict', () => {
  test('is LEGITIMATE or FRAUDULENT', () => {
    assert.equal(complaint({ annotation: 'LEGITIMATE' }), undefined);
    assert.equal(complaint({ annotation: 'FRAUDULENT' }), undefined);
  });

  for (const [deprecated, reason] of [
    ['PASSWORD_CORRECT', 'CORRECT_PASSWORD'],
    ['PASSWORD_INCORRECT', 'INCORRECT_PASSWORD'],
  ] as const) {
    test(`${deprecated} is refused in favour of the reason ${reason}`, () => {
      assert.equal(
        complaint({ annotation: deprecated }),
        `annotation: deprecated: send the reason ${reason} instead`,
      );
    });
  }

  for (const word of [
    UNSPECIFIED.annotation,
    'legitimate',
    'NOPE',
    '',
    1,
    null,
    'constructor',
    '__proto__',
  ]) {
    test(`is not ${JSON.stringify(word)}, and the complaint lists what it may be`, () => {
      assert.match(complaint({ annotation: word }) ?? '', /"LEGITIMATE"\|"FRAUDULENT"/);
    });
  }
});

describe('Of the rest', () => {
  const good: readonly [title: string, input: unknown][] = [
    ['nothing at all', {}],
    ['every reason at once', { reasons: [...REASONS] }],
    ['an account id of 1,024 characters', { accountId: 'x'.repeat(1024) }],
    ['the base64 of an HMAC', { hashedAccountId: Buffer.alloc(32, 255).toString('base64') }],
    ['a reason in any script', { transactionEvent: { reason: '不正利用 🎭' } }],
    ['a phone number', { phoneAuthenticationEvent: { phoneNumber: '+14155550123' } }],
  ];
  for (const [title, input] of good) {
    test(`${title} is accepted`, () => assert.equal(complaint(input), undefined));
  }

  const bad: readonly [title: string, input: unknown, at: string][] = [
    ['an unknown field', { reason: 'CHARGEBACK' }, ''],
    ['a field in snake_case', { transaction_event: {} }, ''],
    ['an unknown field of the event', { transactionEvent: { amount: '5' } }, 'transactionEvent'],
    ['a reason alone', { reasons: 'CHARGEBACK' }, 'reasons'],
    ['an unknown reason', { reasons: ['REFUND', 'NOPE'] }, 'reasons.1'],
    ['the unspecified reason', { reasons: [UNSPECIFIED.reason] }, 'reasons.0'],
    ['a reason as a number', { reasons: [8] }, 'reasons.0'],
    ['more reasons than there are', { reasons: [...REASONS, 'REFUND'] }, 'reasons'],
    ['an empty account id', { accountId: '' }, 'accountId'],
    ['an account id of 1,025 characters', { accountId: 'x'.repeat(1025) }, 'accountId'],
    ['half a character in the account id', { accountId: 'a\ud83d' }, 'accountId'],
    ['an account id that is a number', { accountId: 5 }, 'accountId'],
    ['a hash in hexadecimal', { hashedAccountId: 'deadbeef0' }, 'hashedAccountId'],
    ['a hash in URL-safe base64', { hashedAccountId: '_-8=' }, 'hashedAccountId'],
    ['an empty hash', { hashedAccountId: '' }, 'hashedAccountId'],
    [
      'an unknown event type',
      { transactionEvent: { eventType: 'REFUNDED' } },
      'transactionEvent.eventType',
    ],
    [
      'an empty reason of the event',
      { transactionEvent: { reason: '' } },
      'transactionEvent.reason',
    ],
    [
      'half a character in the reason of the event',
      { transactionEvent: { reason: '\udfad' } },
      'transactionEvent.reason',
    ],
    ['an amount as a number', { transactionEvent: { value: 5 } }, 'transactionEvent.value'],
    ['a Date', { transactionEvent: { eventTime: new Date(0) } }, 'transactionEvent.eventTime'],
    [
      'a phone event without a number',
      { phoneAuthenticationEvent: {} },
      'phoneAuthenticationEvent.phoneNumber',
    ],
    ['a list', [], ''],
    ['null', null, ''],
  ];
  for (const [title, input, at] of bad) {
    test(`${title} is refused at "${at}"`, () => {
      assert.ok((complaint(input) ?? 'nothing').startsWith(`${at}: `), complaint(input));
    });
  }

  for (const phoneNumber of [
    '14155550123',
    '+0415',
    '+1 415',
    '+1',
    '+1234567890123456',
    '+1415x',
    '',
  ]) {
    test(`${JSON.stringify(phoneNumber)} is no phone number`, () => {
      const at = 'phoneAuthenticationEvent.phoneNumber';
      const said = { phoneAuthenticationEvent: { phoneNumber } };
      assert.equal(complaint(said), `${at}: must be an E.164 number`);
    });
  }
});

const TIMES: readonly [text: string, accepted: boolean][] = [
  ['2026-11-22T23:01:00Z', true],
  ['2026-11-22T23:01:00.1Z', true],
  ['2026-11-22T23:01:00.123456789Z', true],
  ['2024-02-29T00:00:00Z', true],
  ['0001-01-01T00:00:00Z', true],
  ['9999-12-31T23:59:59.999999999Z', true],
  ['2026-11-22T23:01:00.1234567890Z', false],
  ['2026-11-22T23:01:00.Z', false],
  ['2026-11-22T23:01:00', false],
  ['2026-11-22T23:01:00+01:00', false],
  ['2026-11-22T23:01Z', false],
  ['2026-11-22 23:01:00Z', false],
  ['2026-11-22t23:01:00z', false],
  ['2026-11-22', false],
  ['2026-02-30T00:00:00Z', false],
  ['2026-02-29T00:00:00Z', false],
  ['2026-13-01T00:00:00Z', false],
  ['2026-00-01T00:00:00Z', false],
  ['2026-11-22T24:00:00Z', false],
  ['2026-11-22T23:60:00Z', false],
  ['2026-11-22T23:59:60Z', false],
  ['0000-01-01T00:00:00Z', false],
  ['10000-01-01T00:00:00Z', false],
  ['2026-11-22T23:01:00Z\n', false],
  ['1795388460', false],
  ['', false],
];

for (const [text, accepted] of TIMES) {
  test(`${JSON.stringify(text)} is ${accepted ? 'a time' : 'refused as a time'}`, () => {
    assert.equal(timestamp.safeParse(text).success, accepted);
  });
}

const AMOUNTS: readonly [text: string, accepted: boolean][] = [
  ['0', true],
  ['5', true],
  ['12.50', true],
  ['0.000001', true],
  ['9999999999999999.999999', true],
  ['12.', false],
  ['.5', false],
  ['-5', false],
  ['+5', false],
  ['1e3', false],
  ['1,000', false],
  ['0.0000001', false],
  ['12345678901234567', false],
  ['١٢', false],
  [' 5', false],
  ['5\n', false],
  ['NaN', false],
  ['Infinity', false],
  ['', false],
];

for (const [text, accepted] of AMOUNTS) {
  test(`${JSON.stringify(text)} is ${accepted ? 'an amount' : 'refused as an amount'}`, () => {
    assert.equal(decimalAmount.safeParse(text).success, accepted);
  });
}
