import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Annotation } from '../../shared/annotation/annotation.ts';
import { safeMessage } from '../../shared/recaptcha/safe-message.ts';

const CASES: readonly [title: string, text: string, said: Annotation, expected: string][] = [
  ['plain words stay', 'Invalid reason.', {}, 'Invalid reason.'],
  ['double quotes go with what they hold', 'Bad value "alice" given', {}, 'Bad value … given'],
  ['single quotes too', "Bad value 'alice' given", {}, 'Bad value … given'],
  ['typographic quotes too', 'Bad value “alice” and ‘bob’ given', {}, 'Bad value … given'],
  ['a quoted value may hold quotes', 'Bad value "al"ice" given', {}, 'Bad value … given'],
  ['an escaped quote ends nothing', 'Bad value "al\\"ice" given', {}, 'Bad value … given'],
  ['an open quote hides the rest', 'Bad value "alice', {}, 'Bad value …'],
  [
    'an apostrophe is no quote',
    "It doesn't exist and can't be used",
    {},
    "It doesn't exist and can't be used",
  ],
  [
    'the account id goes without quotes',
    'Account alice@example.com is unknown',
    { accountId: 'alice@example.com' },
    'Account … is unknown',
  ],
  ['the hash goes', 'Hash q83vEg== is bad', { hashedAccountId: 'q83vEg==' }, 'Hash … is bad'],
  [
    'the phone number goes, also where a shorter value is part of it',
    'Number +14155550123 is bad',
    { accountId: '415', phoneAuthenticationEvent: { phoneNumber: '+14155550123' } },
    'Number … is bad',
  ],
  [
    "the event's reason goes",
    'Reason stolen card is bad',
    { transactionEvent: { reason: 'stolen card' } },
    'Reason … is bad',
  ],
  ['an address goes, quoted or not', 'Got alice@example.com here', {}, 'Got … here'],
  ['a number of somebody goes', 'Got +1 (415) 555-0123 here', {}, 'Got … here'],
  ['a token goes', `Got HF${'aB3_'.repeat(6)} here`, {}, 'Got … here'],
  [
    'a field and its path stay',
    'event.transaction_data.billing_address.administrative_area: 12 is too long',
    {},
    'event.transaction_data.billing_address.administrative_area: 12 is too long',
  ],
  ['lines become one', 'One\r\n two\u0000\tthree', {}, 'One two three'],
];

for (const [title, text, said, expected] of CASES) {
  test(`In a refusal's message, ${title}`, () => {
    assert.equal(safeMessage(text, said), expected);
  });
}

test('A message is cut to 200 characters', () => {
  const message = safeMessage('x'.repeat(5000), {});
  assert.equal(message.length, 200);
  assert.ok(message.endsWith('x…'));
});

test('A long message without a space takes no time', () => {
  const before = performance.now();
  safeMessage('a1'.repeat(100_000), {});
  assert.ok(performance.now() - before < 500);
});

test('A message of 200 characters is not cut', () => {
  assert.equal(safeMessage('x'.repeat(200), {}), 'x'.repeat(200));
});
