import * as z from 'zod';
import { compact } from '../../compact.ts';
import { ORDER_REFERENCE } from '../../payments/order-reference.ts';
import { keysOf } from '../keys-of.ts';
import { metadataValue } from '../metadata-value.ts';
import type { Subject } from '../provider.ts';
import { id } from './schema.ts';

const known = id.optional().catch(undefined);

const transaction = z
  .object({
    id: known,
    type: z.string().optional().catch(undefined),
    'order-id': z.string().optional().catch(undefined),
    'currency-iso-code': z
      .string()
      .regex(/^[A-Za-z]{3}$/)
      .optional()
      .catch(undefined),
    'refunded-transaction-id': known,
    'refunded-transaction-fk': known,
    'custom-fields': z.unknown().optional(),
  })
  .optional()
  .catch(undefined);

const localPayment = z.object({ 'payment-id': known, transaction }).optional().catch(undefined);

const linked = z.object({
  transaction,
  'transaction-review': z.object({ 'transaction-id': known }).optional().catch(undefined),
  dispute: z.object({ transaction }).optional().catch(undefined),
  'local-payment': localPayment,
  'local-payment-funded': localPayment,
  'local-payment-reversed': localPayment,
  'local-payment-expired': localPayment,
});

/**
 * The subject of a notification. Custom fields stand on transactions only. A local payment is also
 * known by its own id, which is all that its reversal names.
 * Source: https://developer.paypal.com/braintree/docs/reference/response/transaction
 */
export function subjectOf(subject: unknown, metadataKey: string): Subject {
  const read = linked.safeParse(subject);
  if (!read.success) return { keys: [] };
  const { transaction: own, 'transaction-review': review, dispute } = read.data;
  const local =
    read.data['local-payment'] ??
    read.data['local-payment-funded'] ??
    read.data['local-payment-reversed'] ??
    read.data['local-payment-expired'];
  const paid = own ?? local?.transaction;
  const about = paid ?? dispute?.transaction;
  const original = about?.['refunded-transaction-id'] ?? about?.['refunded-transaction-fk'];
  const isRefund = about?.type === 'credit' || original !== undefined;
  const paidId = isRefund ? original : (about?.id ?? review?.['transaction-id']);
  const order = about?.['order-id'];
  const carried = carriedIn(paid?.['custom-fields'], metadataKey);
  const currency = isRefund ? undefined : paid?.['currency-iso-code']?.toUpperCase();
  return compact({
    carried,
    shaped: order === undefined ? undefined : [order],
    keys: [
      ...keysOf('braintree', [paidId, local?.['payment-id']]),
      ...(order !== undefined && ORDER_REFERENCE.test(order) ? [`order:${order}`] : []),
    ],
    currency,
  });
}

/** Names of custom fields have underscores in Braintree and hyphens in its XML. */
function carriedIn(fields: unknown, name: string): string | undefined {
  return metadataValue(fields, name.replaceAll('_', '-')) ?? metadataValue(fields, name);
}
