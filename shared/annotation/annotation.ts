import * as z from 'zod';
import { phoneNumber } from './phone-number.ts';
import {
  ANNOTATIONS,
  DEPRECATED_ANNOTATIONS,
  REASONS,
  TRANSACTION_EVENT_TYPES,
} from './vocabulary.ts';

const EARLIEST = Date.parse('0001-01-01T00:00:00Z');

/** RFC 3339 UTC with up to nine fractional digits, as `google.protobuf.Timestamp` is written in JSON. */
export const timestamp = z.iso
  .datetime({ error: 'must be an RFC 3339 time in UTC, such as 2026-11-22T23:01:00Z' })
  .refine((text) => (text.split('.')[1]?.length ?? 0) <= 10, 'at most nine fractional digits')
  .refine((text) => Date.parse(text) >= EARLIEST, 'no such date');

/** Text that survives UTF-8: a lone surrogate would arrive as another character. */
const wellFormed = z.string().refine((text) => text.isWellFormed(), 'must be well-formed Unicode');

/** A decimal amount in whole currency units, kept as text until it is sent: `"12.50"`. */
export const decimalAmount = z.string().regex(/^\d{1,16}(\.\d{1,6})?$/, 'must be a decimal amount');

function isDeprecated(input: unknown): input is keyof typeof DEPRECATED_ANNOTATIONS {
  return typeof input === 'string' && Object.hasOwn(DEPRECATED_ANNOTATIONS, input);
}

const verdict = z.enum(ANNOTATIONS, {
  error: ({ input }) => {
    const reason = isDeprecated(input) ? DEPRECATED_ANNOTATIONS[input] : undefined;
    return reason ? `deprecated: send the reason ${reason} instead` : undefined;
  },
});

export const transactionEvent = z.strictObject({
  eventType: z.enum(TRANSACTION_EVENT_TYPES).optional(),
  /** A network code, a processor's decline code or a term such as MANUAL_REVIEW. */
  reason: wellFormed.min(1).max(200).optional(),
  value: decimalAmount.optional(),
  eventTime: timestamp.optional(),
});

export const phoneAuthenticationEvent = z.strictObject({
  phoneNumber,
  eventTime: timestamp.optional(),
});

/**
 * What is said about one assessment: the body of annotate, with the amount still as text.
 * Source: https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments/annotate
 */
export const annotation = z.strictObject({
  annotation: verdict.optional(),
  reasons: z.array(z.enum(REASONS)).max(REASONS.length).optional(),
  accountId: wellFormed.min(1).max(1024).optional(),
  /** Base64 of the raw HMAC-SHA256 bytes. */
  hashedAccountId: z.base64().min(1).optional(),
  transactionEvent: transactionEvent.optional(),
  phoneAuthenticationEvent: phoneAuthenticationEvent.optional(),
});

export type Annotation = z.infer<typeof annotation>;
export type TransactionEvent = z.infer<typeof transactionEvent>;
