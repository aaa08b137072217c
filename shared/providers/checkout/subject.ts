import * as z from 'zod';
import { metadataValue } from '../metadata-value.ts';
import type { Subject } from '../provider.ts';
import { type CheckoutEvent, isPayout, parties, text } from './schema.ts';

const paymentId = z
  .string()
  .regex(/^pay_[A-Za-z0-9_-]{1,251}$/)
  .optional()
  .catch(undefined);
const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/)
  .optional()
  .catch(undefined);
const reference = text.catch(undefined);

/** Payments name themselves, disputes and authentications their payment, fraud reports hold it. */
const linked = z.object({
  ...parties,
  id: paymentId,
  currency,
  reference,
  metadata: z.unknown().optional(),
  payment_id: paymentId,
  payment_reference: reference,
  payment: z
    .object({
      id: paymentId,
      amount: z.object({ currency }).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** What can be an order number: visible ASCII and blanks. */
const ORDER = /^[\x20-\x7e]{1,255}$/;

/**
 * What a site does with a payment can have a reference of its own, and that need not be unique
 * (`partial capture`): as a key it could lead to another payment.
 */
const HAS_OWN_REFERENCE = /^payment_(authorization|captur|refund|void)/;

function isOrder(type: string, reference: string): boolean {
  return ORDER.test(reference) && !HAS_OWN_REFERENCE.test(type);
}

/**
 * The subject of an event. A payout has none: it may share the reference of a payment, but it is
 * not the payment that was assessed.
 */
export function subjectOf({ type, data }: CheckoutEvent, metadataKey: string): Subject {
  const read = linked.safeParse(data);
  if (!read.success || isPayout(read.data)) return { keys: [] };
  const { id, payment_id, payment, metadata, ...given } = read.data;
  const carried = metadataValue(metadata, metadataKey);
  const order = given.payment_reference ?? given.reference;
  const paid = payment_id ?? payment?.id ?? id;
  const money = id === undefined ? payment?.amount?.currency : given.currency;
  return {
    ...(carried === undefined ? {} : { carried }),
    ...(order === undefined ? {} : { shaped: [order] }),
    keys: [
      ...(paid === undefined ? [] : [`checkout:${paid}`]),
      ...(order !== undefined && isOrder(type, order) ? [`order:${order}`] : []),
    ],
    ...(money === undefined ? {} : { currency: money.toUpperCase() }),
  };
}
