import fc from 'fast-check';
import type { Annotation } from '../../shared/annotation/annotation.ts';
import {
  ANNOTATIONS,
  REASONS,
  TRANSACTION_EVENT_TYPES,
} from '../../shared/annotation/vocabulary.ts';

/** Text of a length that survives as it is: any characters, no lone surrogates. */
function text(longest: number): fc.Arbitrary<string> {
  return fc
    .string({ unit: 'binary', minLength: 1, maxLength: longest })
    .filter(({ length }) => length <= longest);
}

const fraction = fc
  .array(fc.integer({ min: 0, max: 9 }), { maxLength: 9 })
  .map((digits) => (digits.length === 0 ? '' : `.${digits.join('')}`));

const timestamp = fc
  .tuple(
    fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    }),
    fraction,
  )
  .map(([date, digits]) => date.toISOString().replace(/\.\d{3}Z$/, `${digits}Z`));

const amount = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 16n - 1n }), fc.stringMatching(/^(\.[0-9]{1,6})?$/))
  .map(([units, decimals]) => `${units}${decimals}`);

const hash = fc
  .uint8Array({ minLength: 1, maxLength: 64 })
  .map((bytes) => Buffer.from(bytes).toString('base64'));

const transactionEvent = fc.record(
  {
    eventType: fc.constantFrom(...TRANSACTION_EVENT_TYPES),
    reason: text(200),
    value: amount,
    eventTime: timestamp,
  },
  { requiredKeys: [], noNullPrototype: true },
);

const phoneAuthenticationEvent = fc.record(
  { phoneNumber: fc.stringMatching(/^\+[1-9][0-9]{1,14}$/), eventTime: timestamp },
  { requiredKeys: ['phoneNumber'], noNullPrototype: true },
);

/** Everything that may be said about an assessment. */
export const anyAnnotation: fc.Arbitrary<Annotation> = fc.record(
  {
    annotation: fc.constantFrom(...ANNOTATIONS),
    reasons: fc.array(fc.constantFrom(...REASONS), { maxLength: REASONS.length }),
    accountId: text(1024),
    hashedAccountId: hash,
    transactionEvent,
    phoneAuthenticationEvent,
  },
  { requiredKeys: [], noNullPrototype: true },
);
