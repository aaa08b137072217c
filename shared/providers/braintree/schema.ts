import * as z from 'zod';

/**
 * The parts of Braintree's objects we read. Strict for what a label or its key rests on; an amount
 * we cannot use is only left out.
 * Source: https://developer.paypal.com/braintree/docs/reference/general/webhooks/overview
 */

export const id = z.string().regex(/^[A-Za-z0-9_-]{1,255}$/, 'must be an id of Braintree');

const text = z.string().optional();

/** Text that no label rests on. */
const detail = text.catch(undefined);

const money = { amount: detail, 'currency-iso-code': detail };

export const notification = z.object({
  notification: z.object({ kind: z.string(), subject: z.unknown().optional() }),
});

const transaction = z.object({ id, ...money, type: text, status: detail });

export const withTransaction = z.object({ transaction });

export const withReview = z.object({
  'transaction-review': z.object({ 'transaction-id': id, decision: text }),
});

/** What the payment is, as far as it is known yet. */
const localPayment = z.object({
  'payment-id': id,
  transaction: z.object(money).optional().catch(undefined),
});

/** Each kind of notification has an element of its own around the same fields. */
export const withLocalPayment = z
  .object({
    'local-payment': localPayment.optional(),
    'local-payment-funded': localPayment.optional(),
    'local-payment-reversed': localPayment.optional(),
    'local-payment-expired': localPayment.optional(),
  })
  .transform((given, context) => {
    const [payment] = Object.values(given).filter((value) => value !== undefined);
    if (payment !== undefined) return payment;
    context.addIssue('must have a local payment');
    return z.NEVER;
  });

const card = z.object({ 'card-type': detail }).optional().catch(undefined);

export const withDispute = z.object({
  dispute: z.object({
    id,
    kind: text,
    reason: text,
    'reason-code': text,
    'pre-dispute-program': text,
    'amount-disputed': detail,
    'amount-won': detail,
    /** Of the settlement, which may not be the currency of the payment. */
    'currency-iso-code': detail,
    transaction: z
      .object({
        'currency-iso-code': detail,
        'payment-instrument-subtype': detail,
        'credit-card': card,
      })
      .optional()
      .catch(undefined),
  }),
});

export type Notification = z.infer<typeof notification>;
export type Transaction = z.infer<typeof transaction>;
export type LocalPayment = z.infer<typeof localPayment>;
export type Dispute = z.infer<typeof withDispute>['dispute'];
