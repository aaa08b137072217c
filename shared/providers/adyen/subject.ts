import * as z from 'zod';
import { metadataValue } from '../metadata-value.ts';
import type { Subject } from '../provider.ts';
import { DISPUTES } from './disputes.ts';
import { PSP_REFERENCE } from './item.ts';
import { REVIEWS } from './reviews.ts';

const text = z.string().optional().catch(undefined);

/** What every item has, as far as it can be read. */
export const envelope = z.object({
  eventCode: z.string(),
  success: text,
  pspReference: text,
  originalReference: text,
  merchantAccountCode: text,
  merchantReference: text,
  amount: z.object({ value: text, currency: text }).optional().catch(undefined),
  eventDate: text,
  additionalData: z.unknown().optional(),
});

export type Envelope = z.infer<typeof envelope>;

/** Events that name the payment itself and have no modification of their own. */
const OF_PAYMENT = ['AUTHORISATION', 'EXPIRE', 'OFFER_CLOSED'];
/**
 * Of the rest (captures, refunds …) the merchant's reference may be the modification's own: as a key
 * it could lead to another payment.
 */
const WITH_PAYMENTS_REFERENCE = new Set([
  ...OF_PAYMENT,
  ...Object.keys(REVIEWS),
  ...Object.keys(DISPUTES),
]);

/** The subject of an item; metadata comes back with the payment, unsigned. */
export function subjectOf(given: Envelope, metadataKey: string): Subject {
  const { eventCode } = given;
  const payment = paymentOf(given);
  const reference = referenceOf(given);
  const order = WITH_PAYMENTS_REFERENCE.has(eventCode) ? reference : undefined;
  const carried = metadataValue(given.additionalData, `metadata.${metadataKey}`);
  const currency = eventCode === 'AUTHORISATION' ? currencyOf(given) : undefined;
  return {
    ...(carried === undefined ? {} : { carried }),
    ...(reference === undefined ? {} : { shaped: [reference] }),
    keys: [
      ...(payment === undefined ? [] : [`adyen:${payment}`]),
      ...(order === undefined ? [] : [`order:${order}`]),
    ],
    ...(currency === undefined ? {} : { currency }),
  };
}

/** A PSP reference without an original may be a dispute's or a modification's own. */
function paymentOf({ eventCode, pspReference, originalReference }: Envelope): string | undefined {
  const original = eventCode === 'AUTHORISATION' ? undefined : pspId(originalReference);
  return original ?? (OF_PAYMENT.includes(eventCode) ? pspId(pspReference) : undefined);
}

export function pspId(reference: string | undefined): string | undefined {
  return PSP_REFERENCE.test(reference ?? '') ? reference : undefined;
}

const PRINTABLE = /^[\x20-\x7e]{1,255}$/;

/**
 * The merchant's reference. What is signed is joined by `:` without escaping, so a
 * `:` in any signed field lets text move from one to the next: then the reference is not believed.
 */
function referenceOf(given: Envelope): string | undefined {
  const { merchantReference = '', amount } = given;
  const signed = [
    given.pspReference,
    given.originalReference,
    given.merchantAccountCode,
    merchantReference,
    amount?.value,
    amount?.currency,
    given.success,
  ];
  const isAmbiguous = signed.some((field) => field?.includes(':'));
  return !isAmbiguous && PRINTABLE.test(merchantReference) ? merchantReference : undefined;
}

function currencyOf({ amount }: Envelope): string | undefined {
  const currency = amount?.currency?.toUpperCase() ?? '';
  return /^[A-Z]{3}$/.test(currency) ? currency : undefined;
}
