import * as z from 'zod';
import { decimals } from '../../payments/amounts.ts';

/**
 * The parts of PayPal's objects we read, of both generations of its API. Strict for what a label or
 * its key rests on; an amount we cannot use is only left out.
 * Source: https://developer.paypal.com/docs/api/payments/v2/, https://developer.paypal.com/docs/api/customer-disputes/v1/
 */

export const id = z.string().regex(/^[A-Za-z0-9_-]{1,255}$/, 'must be a PayPal id');

const text = z
  .string()
  .nullish()
  .transform((given) => given ?? undefined);
export const maybe = z.string().optional().catch(undefined);

/** Version 1 says `total` and `currency`, version 2 `value` and `currency_code`. */
const money = z.object({ value: maybe, total: maybe, currency_code: maybe, currency: maybe });

function amountOf({ value, total, currency_code, currency }: z.infer<typeof money>) {
  return decimals(value ?? total, currency_code ?? currency);
}

const amount = money.transform(amountOf).optional().catch(undefined);

/** An authorisation, a capture, or a sale of version 1. */
export const payment = z.object({
  id,
  amount,
  status: text,
  state: text,
  status_details: z.object({ reason: text }).nullish(),
  reason_code: text,
  processor_response: z.object({ response_code: text }).nullish(),
});

/** Version 1 writes what was refunded below zero. */
export const refund = z.object({
  id,
  amount: money
    .transform((given) => amountOf({ ...given, total: given.total?.replace(/^-/, '') }))
    .optional()
    .catch(undefined),
  status_details: z.object({ reason: text }).nullish(),
});

/** Named by its order. */
export const approval = z
  .object({ order_id: id.optional(), id: id.optional() })
  .transform(({ order_id, id: own }, context) => {
    const entity = order_id ?? own;
    if (entity !== undefined) return { entity };
    context.addIssue('must have an order_id or an id');
    return z.NEVER;
  });

export const dispute = z.object({
  dispute_id: id,
  dispute_amount: amount,
  status: text,
  reason: text,
  external_reason_code: text,
  dispute_life_cycle_stage: text,
  dispute_channel: text,
  dispute_outcome: z.object({ outcome_code: text }).nullish(),
  adjudications: z.array(z.object({ reason: text })).nullish(),
  evidences: z.array(z.object({ source: text })).nullish(),
});

export const event = z.object({
  id: id.optional().catch(undefined),
  event_type: z.string(),
  create_time: maybe,
  resource: z.unknown(),
});

export type Payment = z.infer<typeof payment>;
export type Dispute = z.infer<typeof dispute>;
export type PayPalEvent = z.infer<typeof event>;
