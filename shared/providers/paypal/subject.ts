import * as z from 'zod';
import { compact } from '../../compact.ts';
import { ORDER_REFERENCE } from '../../payments/order-reference.ts';
import { keysOf } from '../keys-of.ts';
import type { Subject } from '../provider.ts';
import { id, maybe, type PayPalEvent } from './schema.ts';

const MOST_PARTS = 10;

const maybeId = id.optional().catch(undefined);

/** What goes into a key `order:…`. */
const reference = z.string().regex(ORDER_REFERENCE).optional().catch(undefined);

/** What the merchant gave a payment, under the names of both generations of the API. */
const part = z.object({
  custom_id: maybe,
  custom: maybe,
  invoice_id: reference,
  invoice_number: reference,
  seller_transaction_id: maybeId,
});
const parts = z.array(part).default([]).catch([]);

const linked = part.extend({
  id: maybeId,
  order_id: maybeId,
  sale_id: maybeId,
  capture_id: maybeId,
  parent_payment: maybeId,
  amount: z.object({ currency_code: maybe, currency: maybe }).optional().catch(undefined),
  supplementary_data: z
    .object({
      related_ids: z
        .object({ capture_id: maybeId, authorization_id: maybeId, order_id: maybeId })
        .optional(),
    })
    .optional()
    .catch(undefined),
  links: z
    .array(z.object({ rel: maybe, href: maybe }))
    .default([])
    .catch([]),
  purchase_units: parts,
  disputed_transactions: parts,
});

const PAYMENT = /^PAYMENT\.(AUTHORIZATION|CAPTURE|SALE)\./;
const REFUND = /^PAYMENT\.(REFUND\.|.*\.(REFUNDED|REVERSED)$)/;
const UP = /\/(?:captures|authorizations|orders)\/([A-Za-z0-9-]{1,64})$/;

/** What ties an event to an assessment; a refund is found by its capture, so its own id is no key. */
export function subjectOf({ event_type: type, resource }: PayPalEvent): Subject {
  const read = linked.safeParse(resource);
  if (!read.success) return { keys: [] };
  const { data } = read;
  const isRefund = REFUND.test(type);
  const related = data.supplementary_data?.related_ids;
  const given = [data, ...data.purchase_units, ...data.disputed_transactions].slice(0, MOST_PARTS);
  const shaped = present(given.flatMap(({ custom_id, custom }) => [custom_id, custom]));
  const ids = present([
    isRefund ? undefined : data.id,
    related?.capture_id,
    data.capture_id,
    data.sale_id,
    ...given.map(({ seller_transaction_id }) => seller_transaction_id),
    related?.authorization_id,
    related?.order_id,
    data.order_id,
    ...data.links.map(({ rel, href }) => (rel === 'up' ? UP.exec(href ?? '')?.[1] : undefined)),
    data.parent_payment,
  ]);
  const invoices = present(given.flatMap((own) => [own.invoice_id, own.invoice_number]));
  const currency = PAYMENT.test(type) && !isRefund ? currencyOf(data.amount) : undefined;
  return compact({
    shaped: shaped.length > 0 ? shaped : undefined,
    keys: [...keysOf('paypal', ids), ...keysOf('order', invoices)],
    currency,
  });
}

function present(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.flatMap((value) => (value ? [value] : [])))];
}

function currencyOf(amount: z.infer<typeof linked>['amount']): string | undefined {
  const code = (amount?.currency_code ?? amount?.currency)?.toUpperCase();
  return code !== undefined && /^[A-Z]{3}$/.test(code) ? code : undefined;
}
