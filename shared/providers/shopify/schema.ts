import * as z from 'zod';

/**
 * The parts of Shopify's payloads we read. Strict for what a label or its key rests on; an amount we
 * cannot use is only left out.
 * Source: https://shopify.dev/docs/api/webhooks
 */

const ID = /^[1-9]\d{0,19}$/;

/** An unsigned 64-bit integer as text; the long ones were made text before they were parsed. */
export function idOf(given: unknown): string | undefined {
  const text = Number.isSafeInteger(given) ? String(given) : given;
  return typeof text === 'string' && ID.test(text) ? text : undefined;
}

const id = z.unknown().transform((given, context): string => {
  const text = idOf(given);
  if (text !== undefined) return text;
  context.addIssue('must be a Shopify id');
  return z.NEVER;
});

const reference = z
  .unknown()
  .optional()
  .refine((given) => (given ?? undefined) === undefined || idOf(given) !== undefined, {
    error: 'must be a Shopify id',
  });

const text = z.string().nullish();
const looseText = text.catch(undefined);

/** The amount is a decimal in whole units. */
const money = { amount: looseText, currency: looseText };

/** https://shopify.dev/docs/api/admin-rest/latest/resources/dispute */
export const dispute = z.object({
  id,
  order_id: reference,
  ...money,
  type: z.string(),
  status: z.string(),
  reason: text,
  network_reason_code: z
    .union([z.string(), z.number().transform(String)])
    .nullish()
    .transform((given) => given?.trim() || undefined),
  evidence_sent_on: looseText,
});

/** https://shopify.dev/docs/api/admin-rest/latest/resources/transaction */
export const transaction = z.object({
  id,
  order_id: reference,
  ...money,
  kind: z.string(),
  status: z.string(),
  error_code: looseText,
});

/** https://shopify.dev/docs/api/admin-rest/latest/resources/order */
export const order = z.object({ id, cancel_reason: looseText });

export type Dispute = z.infer<typeof dispute>;
