import * as z from 'zod';
import { nothing, on, type Row, type Saying, type Surroundings } from '../event-table.ts';
import { amountOf } from './currency.ts';

/**
 * The parts of a notification item we read: strict for what a label or its key rests on.
 * Source: https://docs.adyen.com/api-explorer/Webhooks/1/overview
 */

/** Adyen's id of a payment, a modification or a dispute. */
export const PSP_REFERENCE = /^[A-Za-z0-9_-]{1,255}$/;
const pspReference = z.string().regex(PSP_REFERENCE, 'must be a PSP reference');

/** Trimmed: codes come with blanks before them, and `null` as text. */
const text = z
  .string()
  .nullish()
  .catch(undefined)
  .transform((given) => {
    const trimmed = given?.trim();
    return trimmed === '' || trimmed === 'null' ? undefined : trimmed;
  });

const amount = z
  .object({ value: z.union([z.number(), z.string()]), currency: z.string() })
  .nullish()
  .catch(undefined)
  .transform((given) => amountOf(given?.value, given?.currency));

const additionalData = z.object({
  'modification.action': text,
  refusalReasonRaw: text,
  fraudManualReview: text,
  fraudResultType: text,
  paymentMethodVariant: text,
  chargebackReasonCode: text,
  chargebackSchemeCode: text,
  rfiReasonCode: text,
  rfiSchemeCode: text,
  nofReasonCode: text,
  nofSchemeCode: text,
  disputeStatus: text,
});

export const item = z
  .object({
    eventCode: z.string(),
    success: z.enum(['true', 'false']).transform((given) => given === 'true'),
    pspReference,
    originalReference: pspReference.nullish().catch(undefined),
    amount,
    reason: text,
    paymentMethod: text,
    additionalData: additionalData.nullish().catch(undefined),
  })
  .transform(({ originalReference, additionalData: data, ...rest }) => ({
    ...rest,
    /** The payment it is about: a modification names it as its original. */
    payment: originalReference ?? rest.pspReference,
    data: data ?? NO_DATA,
  }));

const NO_DATA: Partial<z.infer<typeof additionalData>> = {};

export type Item = z.infer<typeof item>;

/** A row for what only counts when it came about. */
export function whenDone(say: (given: Item, surroundings: Surroundings) => Saying): Row {
  return on(item, (given, surroundings) =>
    given.success ? say(given, surroundings) : nothing('not successful, so nothing happened'),
  );
}
