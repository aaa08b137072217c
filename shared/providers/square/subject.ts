import * as z from 'zod';
import type { Subject } from '../provider.ts';
import { id } from './schema.ts';

const reference = id.optional().catch(undefined);
const text = z.string().min(1).optional().catch(undefined);

const linked = z.object({
  payment: z
    .object({
      id: reference,
      order_id: reference,
      reference_id: text,
      note: text,
      amount_money: z
        .object({ currency: z.string().regex(/^[A-Z]{3}$/) })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
  refund: z.object({ payment_id: reference, order_id: reference }).optional().catch(undefined),
  dispute: z
    .object({ disputed_payment: z.object({ payment_id: reference }) })
    .optional()
    .catch(undefined),
});

/** What ties an event about this object to an assessment: the object of any event, known or not. */
export function subjectOf(object: unknown): Subject {
  const read = linked.safeParse(object);
  if (!read.success) return { keys: [] };
  const { payment, refund, dispute } = read.data;
  const paymentId = payment?.id ?? refund?.payment_id ?? dispute?.disputed_payment.payment_id;
  const ids = [paymentId, payment?.order_id ?? refund?.order_id];
  const shaped = [payment?.reference_id, payment?.note].filter((value) => value !== undefined);
  const currency = payment?.amount_money?.currency;
  return {
    ...(shaped.length > 0 ? { shaped } : {}),
    keys: ids.flatMap((known) => (known === undefined ? [] : [`square:${known}`])),
    ...(currency === undefined ? {} : { currency }),
  };
}
