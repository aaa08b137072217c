import * as z from 'zod';
import { nothing, on, type Row, type Saying, type Surroundings } from '../event-table.ts';
import { own } from '../own.ts';
import { amountOf } from './currency.ts';

/**
 * The parts of a notification item we read: strict for what a label or its key rests on.
 * Source: https://docs.adyen.com/api-explorer/Webhooks/1/overview
 */

/** Adyen's id of a payment, a modification or a dispute. */
export const PSP_REFERENCE = /^[A-Za-z0-9_-]{1,255}$/;
const pspReference = z.string().regex(PSP_REFERENCE, 'must be a PSP reference');

/** Trimmed: codes come with blanks before them, and `null` as text. */
function textOf(given: unknown): string | undefined {
  const trimmed = typeof given === 'string' ? given.trim() : '';
  return trimmed === '' || trimmed === 'null' ? undefined : trimmed;
}

const unread = z.unknown().optional();

const amount = z
  .object({ value: z.union([z.number(), z.string()]), currency: z.string() })
  .nullish()
  .catch(undefined);

export const item = z
  .object({
    eventCode: z.string(),
    success: z.enum(['true', 'false']),
    pspReference,
    originalReference: pspReference.nullish().catch(undefined),
    amount,
    reason: unread,
    paymentMethod: unread,
    additionalData: unread,
  })
  .transform((given) => ({
    eventCode: given.eventCode,
    success: given.success === 'true',
    pspReference: given.pspReference,
    /** The payment it is about: a modification names it as its original. */
    payment: given.originalReference ?? given.pspReference,
    amount: amountOf(given.amount?.value, given.amount?.currency),
    reason: textOf(given.reason),
    paymentMethod: textOf(given.paymentMethod),
    /** What `additionalData` says under this name. */
    data: (name: string) => textOf(own(given.additionalData, name)),
  }));

export type Item = z.infer<typeof item>;

/** A row for what only counts when it came about. */
export function whenDone(say: (given: Item, surroundings: Surroundings) => Saying): Row {
  return on(item, (given, surroundings) =>
    given.success ? say(given, surroundings) : nothing('not successful, so nothing happened'),
  );
}
