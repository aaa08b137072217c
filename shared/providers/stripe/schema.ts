import * as z from 'zod';
import type { Surroundings } from '../event-table.ts';

/**
 * The parts of Stripe's objects we read, from 2013 to today. Strict for what a label or its key
 * rests on; an amount we cannot use is only left out.
 * Source: https://docs.stripe.com/api
 */

export const ID = /^[A-Za-z0-9_-]{1,255}$/;
export const id = z.string().regex(ID, 'must be a Stripe id');
const expanded = z.object({ id, metadata: z.unknown().optional() });

/** An id, or the object itself where the sender expanded it. */
export const reference = z
  .unknown()
  .optional()
  .transform((given, context): Reference | undefined => {
    if (given === undefined || given === null) return undefined;
    const holder = typeof given === 'string' ? { id: given } : expanded.safeParse(given).data;
    if (holder && ID.test(holder.id)) return holder;
    context.addIssue('must be a Stripe id, or an object that has one');
    return z.NEVER;
  });

interface Reference {
  readonly id: string;
  readonly metadata?: unknown;
}

const text = z.string().nullish();
const minorUnits = z.number().optional().catch(undefined);

const payment = { charge: reference, payment_intent: reference };
const money = { amount: minorUnits, currency: text };

export const charge = z.object({
  id,
  ...money,
  /** Missing before 2020, when the released rest of a partial capture counted as refunded. */
  amount_captured: minorUnits,
  amount_refunded: minorUnits,
  payment_intent: reference,
  failure_code: text,
  outcome: z.object({ type: text, reason: text, network_decline_code: text }).nullish(),
});

export const paymentIntent = z
  .object({
    id,
    ...money,
    amount_received: minorUnits,
    amount_capturable: minorUnits,
    cancellation_reason: text,
    latest_charge: reference,
    /** Before 2022-11-15 instead of `latest_charge`, newest first. */
    charges: z.object({ data: z.array(z.object({ id })) }).nullish(),
    last_payment_error: z
      .object({ charge: reference, code: text, decline_code: text, network_decline_code: text })
      .nullish(),
  })
  .transform(({ latest_charge, charges, ...rest }) => ({
    ...rest,
    latestCharge: latest_charge?.id ?? charges?.data[0]?.id,
  }));

export const refund = z.object({
  id,
  ...money,
  ...payment,
  reason: text,
  status: text,
  failure_reason: text,
});

/** Before 2018 only `reason` says why a review was opened or closed. */
export const review = z.object({
  id,
  ...payment,
  opened_reason: text,
  closed_reason: text,
  reason: text,
});

export const earlyFraudWarning = z.object({ id, ...payment, fraud_type: text });

const card = z.object({
  brand: text,
  network: text,
  network_reason_code: text,
  case_type: text,
});

export const dispute = z
  .object({
    /** Missing in 2013. */
    id: id.optional(),
    ...money,
    ...payment,
    status: z.string(),
    reason: text,
    network_reason_code: text,
    payment_method_details: z.object({ card: card.nullish() }).nullish(),
    evidence_details: z.object({ submission_count: minorUnits }).nullish(),
  })
  .transform((given, context) => {
    const entity = given.id ?? given.charge?.id;
    if (entity !== undefined) return { ...given, entity };
    context.addIssue('must have an id or a charge');
    return z.NEVER;
  });

const before = z.string().nullable().optional().catch(undefined);

/** What changed fields were before an `*.updated` event; a field that did not change is missing. */
export const previousAttributes = z.object({
  status: z.string().optional().catch(undefined),
  reason: before,
  network_reason_code: before,
  payment_method_details: z
    .object({ card: z.object({ network_reason_code: before }).optional() })
    .optional()
    .catch(undefined),
  evidence_details: z.object({ submission_count: minorUnits }).optional().catch(undefined),
});

export const event = z.object({
  object: z.literal('event'),
  type: z.string(),
  id: id.optional().catch(undefined),
  created: z.number().optional().catch(undefined),
  data: z.object({
    object: z.unknown(),
    previous_attributes: previousAttributes.default({}).catch({}),
  }),
});

export type Charge = z.infer<typeof charge>;
export type PaymentIntent = z.infer<typeof paymentIntent>;
export type Refund = z.infer<typeof refund>;
export type Dispute = z.infer<typeof dispute>;
export type PreviousAttributes = z.infer<typeof previousAttributes>;
export type StripeEvent = z.infer<typeof event>;

/** An update also tells what was before. */
export interface StripeSurroundings extends Surroundings {
  readonly previous: PreviousAttributes;
}
