import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { annotate, ID, NAME, testEmulator } from './test-emulator.ts';

const V1 = 'type.googleapis.com/google.cloud.recaptchaenterprise.v1';

describe('A label is refused', () => {
  const cases: [title: string, body: unknown, field: string | undefined, words: string][] = [
    [
      'for an unknown field',
      { reason: 'CHARGEBACK' },
      undefined,
      'Unknown name "reason": Cannot find field.',
    ],
    [
      'for __proto__',
      '{"__proto__":{}}',
      undefined,
      'Unknown name "__proto__": Cannot find field.',
    ],
    [
      'for constructor',
      { constructor: 1 },
      undefined,
      'Unknown name "constructor": Cannot find field.',
    ],
    [
      'for an unknown field of the event',
      { transactionEvent: { amount: 5 } },
      'transaction_event',
      'Unknown name "amount" at \'transaction_event\': Cannot find field.',
    ],
    [
      'for a field given in both spellings',
      { accountId: 'a', account_id: 'b' },
      undefined,
      'Unknown name "account_id": The field is already set.',
    ],
    [
      'for an unknown verdict',
      { annotation: 'NOPE' },
      'annotation',
      `Invalid value at 'annotation' (${V1}.AnnotateAssessmentRequest.Annotation), "NOPE"`,
    ],
    ['for a verdict of another case', { annotation: 'fraudulent' }, 'annotation', '"fraudulent"'],
    ['for an inherited name as verdict', { annotation: 'toString' }, 'annotation', '"toString"'],
    ['for a number that is no verdict', { annotation: 5 }, 'annotation', 'Annotation), 5'],
    ['for half a verdict', { annotation: 1.5 }, 'annotation', 'Annotation), 1.5'],
    ['for a verdict in a list', { annotation: ['LEGITIMATE'] }, 'annotation', '["LEGITIMATE"]'],
    [
      'for an unknown reason',
      { reasons: ['REFUND', 'NOPE'] },
      'reasons[1]',
      `Invalid value at 'reasons[1]' (${V1}.AnnotateAssessmentRequest.Reason), "NOPE"`,
    ],
    ['for a reason outside a list', { reasons: 'REFUND' }, 'reasons', '"REFUND"'],
    ['for null among the reasons', { reasons: [null] }, 'reasons[0]', 'null'],
    [
      'for the unspecified reason',
      { reasons: ['REFUND', 'REASON_UNSPECIFIED'] },
      'reasons',
      'Invalid reason.',
    ],
    ['for the unspecified reason as a number', { reasons: [0] }, 'reasons', 'Invalid reason.'],
    [
      'for an unknown event type',
      { transactionEvent: { eventType: 'REFUNDED' } },
      'transaction_event.event_type',
      `(${V1}.TransactionEvent.TransactionEventType), "REFUNDED"`,
    ],
    [
      'for an event that is text',
      { transactionEvent: 'x' },
      'transaction_event',
      'TransactionEvent), "x"',
    ],
    [
      'for an event that is a list',
      { transactionEvent: [] },
      'transaction_event',
      'TransactionEvent), []',
    ],
    [
      'for a number as account id',
      { accountId: 5 },
      'account_id',
      "Invalid value at 'account_id' (TYPE_STRING), 5",
    ],
    ['for half a character', '{"accountId":"\\ud83d"}', 'account_id', '(TYPE_STRING)'],
    [
      'for text as an amount',
      { transactionEvent: { value: 'five' } },
      'transaction_event.value',
      '(TYPE_DOUBLE), "five"',
    ],
    [
      'for empty text as an amount',
      { transactionEvent: { value: '' } },
      'transaction_event.value',
      '(TYPE_DOUBLE), ""',
    ],
    [
      'for true as an amount',
      { transactionEvent: { value: true } },
      'transaction_event.value',
      '(TYPE_DOUBLE), true',
    ],
    [
      'for infinity',
      '{"transactionEvent":{"value":1e999}}',
      'transaction_event.value',
      '(TYPE_DOUBLE)',
    ],
    [
      'for bad base64',
      { hashedAccountId: '!!!!' },
      'hashed_account_id',
      'Base64 decoding failed for "!!!!"',
    ],
    [
      'for one digit of base64',
      { hashedAccountId: 'QQQQQ' },
      'hashed_account_id',
      'Base64 decoding failed',
    ],
    [
      'for wrong padding',
      { hashedAccountId: 'QUJD=' },
      'hashed_account_id',
      'Base64 decoding failed',
    ],
    [
      'for padding inside',
      { hashedAccountId: 'QQ==QQ==' },
      'hashed_account_id',
      'Base64 decoding failed',
    ],
    [
      'for a phone event without a number',
      { phoneAuthenticationEvent: {} },
      'phone_authentication_event.phone_number',
      'E.164',
    ],
    [
      'for a phone number of the country',
      { phoneAuthenticationEvent: { phoneNumber: '0415 555' } },
      'phone_authentication_event.phone_number',
      'E.164',
    ],
    ['for a list', [], undefined, '[]'],
    ['for null', 'null', undefined, 'null'],
    ['for text', '"x"', undefined, '"x"'],
    ['for malformed JSON', '{"annotation":', undefined, 'Invalid JSON payload received.'],
    ['for two documents', '{}{}', undefined, 'Invalid JSON payload received.'],
  ];

  const noTimes = [
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:00:00',
    '2026-01-01',
    '2026-01-01T00:00:00.1234567890Z',
    '0000-01-01T00:00:00Z',
    '1767225600',
    '',
    1767225600,
    { seconds: 1767225600 },
  ];
  for (const eventTime of noTimes) {
    cases.push([
      `for the time ${JSON.stringify(eventTime)}`,
      { transactionEvent: { eventTime } },
      'transaction_event.event_time',
      'Illegal timestamp format',
    ]);
  }

  for (const [title, body, field, words] of cases) {
    test(title, async (t) => {
      const emulator = await testEmulator(t);
      const { status, json } = await annotate(emulator, body);
      assert.equal(status, 400);
      const { code, status: name, message, details } = json.error;
      assert.deepEqual([code, name], [400, 'INVALID_ARGUMENT']);
      assert.ok(message.includes(words), message);
      assert.equal(details?.[0]?.['@type'], 'type.googleapis.com/google.rpc.BadRequest');
      assert.deepEqual(
        details?.[0]?.fieldViolations.map((violation) => violation.field),
        [field],
      );
      assert.deepEqual(emulator.arrived(), []);
      assert.deepEqual(
        emulator.refused().map(({ assessment, why }) => [assessment, why]),
        [[ID, 'INVALID_ARGUMENT']],
      );
    });
  }

  test('for several things at once, all of which are named', async (t) => {
    const emulator = await testEmulator(t);
    const body = { annotation: 'NOPE', reasons: ['A', 'REFUND', 'B'], x: 1 };
    const { json } = await annotate(emulator, body);
    const fields = json.error.details?.[0]?.fieldViolations.map(({ field }) => field);
    assert.deepEqual(fields, ['annotation', 'reasons[0]', 'reasons[2]', undefined]);
    assert.equal(json.error.message.split('\n').length, 4);
  });

  test('for another name in the body than in the path', async (t) => {
    const emulator = await testEmulator(t);
    const { status } = await annotate(emulator, { name: `${NAME}0` });
    assert.equal(status, 400);
    assert.deepEqual(emulator.arrived(), []);
  });

  test('for a body over 1 MiB', async (t) => {
    const emulator = await testEmulator(t);
    const { status } = await annotate(emulator, { accountId: 'x'.repeat(1024 * 1024) });
    assert.equal(status, 413);
    assert.deepEqual(emulator.arrived(), []);
  });
});
