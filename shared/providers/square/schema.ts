import * as z from 'zod';
import { minorUnits } from '../../payments/amounts.ts';

/**
 * The parts of Square's objects we read. Strict for what a label or its key rests on; an amount we
 * cannot use is only left out.
 * Source: https://developer.squareup.com/reference/square/webhooks
 */

/** A refund's id is the payment's, an underscore, and its own. */
export const ID = /^[A-Za-z0-9_-]{1,255}$/;
const id = z.string().regex(ID, 'must be a Square id');

const text = z.string().nullish();

/** Square's smallest units are those of ISO 4217. */
const amountOf = minorUnits();

const money = z
  .object({ amount: z.number(), currency: z.string() })
  .transform(({ amount, currency }) => amountOf(amount, currency))
  .optional()
  .catch(undefined);

const cardDetails = z.object({ errors: z.array(z.object({ code: text })).nullish() });

const payment = z.object({
  id,
  status: z.string(),
  amount_money: money,
  /** With tips and what else was added to the amount. */
  total_money: money,
  risk_evaluation: z.object({ risk_level: text }).nullish().catch(undefined),
  card_details: cardDetails.nullish().catch(undefined),
});

const refund = z.object({ id, status: z.string(), amount_money: money });

const dispute = z
  .object({
    id: id.nullish(),
    /** What `id` was called in `dispute.state.changed`. */
    dispute_id: id.nullish(),
    state: z.string(),
    reason: text,
    amount_money: money,
  })
  .transform(({ id, dispute_id, ...rest }, context) => {
    const entity = id ?? dispute_id;
    if (entity) return { ...rest, entity };
    context.addIssue('must have an id');
    return z.NEVER;
  });

/** What the `object` of an event holds. */
export const holdingPayment = z.object({ payment });
export const holdingRefund = z.object({ refund });
export const holdingDispute = z.object({ dispute });

export const event = z.object({
  type: z.string(),
  /** A test notification has no object, and events of other kinds may have no data. */
  data: z.object({ object: z.unknown() }).optional().catch(undefined),
});

export type Payment = z.infer<typeof payment>;
export type Refund = z.infer<typeof refund>;
export type Dispute = z.infer<typeof dispute>;
export type SquareEvent = z.infer<typeof event>;
