import * as z from 'zod';
import { isObject, own } from '../own.ts';

/**
 * The parts of Checkout.com's events we read, of both generations of its platform. Strict for what a
 * label or its key rests on; an amount we cannot use is only left out.
 * Source: https://www.checkout.com/docs/developer-resources/event-notifications/event-types
 */

export const ID = /^[A-Za-z0-9_-]{1,255}$/;
const id = z.string().regex(ID, 'must be a Checkout.com id');

const NOTHING: readonly string[] = ['', 'null', 'undefined'];

/** Where nothing is meant the text may be empty or the word `null`; a code may be a number. */
export function textOf(given: unknown): string | undefined {
  const told = typeof given === 'string' || typeof given === 'number' ? String(given) : '';
  return NOTHING.includes(told.trim().toLowerCase()) ? undefined : told;
}

const text = z.union([z.string(), z.number()]).nullish().transform(textOf);

const looseText = z.string().optional().catch(undefined);

const unread = z.unknown().optional();

const money = {
  amount: z.union([z.number(), z.string()]).optional().catch(undefined),
  currency: looseText,
};

/** A payout comes as the same events as a payment, only that it has a destination. */
export function isPayout(data: unknown): boolean {
  const source = own(data, 'source');
  if (!isObject(own(data, 'destination'))) return false;
  return !isObject(source) || own(source, 'type') === 'currency_account';
}

export const payment = z.object({
  id,
  ...money,
  source: unread,
  destination: unread,
  /** The authorisation, the capture, the refund …: there may be several of a payment. */
  action_id: text.pipe(id.optional()),
  response_code: text,
});

/** The earlier platform names no code, no amount and no network. */
export const dispute = z.object({
  id,
  ...money,
  category: text,
  reason_code: text,
  payment_method: text,
  resolved_reason: text,
});

export const fraudReport = z.object({
  payment: z.object({ id }),
  fraud: z.object({
    type: text,
    reason: text,
    amount: z.object({ value: looseText, currency: looseText }).optional().catch(undefined),
  }),
});

/** Events about other things have no `data`. */
export const event = z.object({ type: z.string(), data: z.unknown().optional() });

export type Payment = z.infer<typeof payment>;
export type Dispute = z.infer<typeof dispute>;
export type CheckoutEvent = z.infer<typeof event>;
