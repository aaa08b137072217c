import { compact } from '../../compact.ts';
import { ORDER_REFERENCE } from '../../payments/order-reference.ts';
import { currencyAt } from '../currency-at.ts';
import { keysOf } from '../keys-of.ts';
import { metadataValue } from '../metadata-value.ts';
import { own, ownText } from '../own.ts';
import type { Subject } from '../provider.ts';
import { DISPUTES } from './disputes.ts';
import { PSP_REFERENCE } from './item.ts';
import { REVIEWS } from './reviews.ts';

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
export function subjectOf(eventCode: string, item: unknown, metadataKey: string): Subject {
  const payment = paymentOf(eventCode, item);
  // In a dispute it is the dispute's in all of its events, also in those that name no payment.
  const dispute = Object.hasOwn(DISPUTES, eventCode)
    ? ownText(item, PSP_REFERENCE, 'pspReference')
    : undefined;
  const reference = referenceOf(item);
  const order = WITH_PAYMENTS_REFERENCE.has(eventCode) ? reference : undefined;
  const carried = metadataValue(own(item, 'additionalData'), `metadata.${metadataKey}`);
  return compact({
    carried,
    shaped: reference === undefined ? undefined : [reference],
    keys: [...keysOf('adyen', [payment, dispute]), ...keysOf('order', [order])],
    currency: eventCode === 'AUTHORISATION' ? currencyAt(item, 'amount', 'currency') : undefined,
  });
}

/** A PSP reference without an original may be a dispute's or a modification's own. */
function paymentOf(eventCode: string, item: unknown): string | undefined {
  const original =
    eventCode === 'AUTHORISATION' ? undefined : ownText(item, PSP_REFERENCE, 'originalReference');
  if (original !== undefined || !OF_PAYMENT.includes(eventCode)) return original;
  return ownText(item, PSP_REFERENCE, 'pspReference');
}

const SIGNED_BESIDES = [
  ['pspReference'],
  ['originalReference'],
  ['merchantAccountCode'],
  ['amount', 'value'],
  ['amount', 'currency'],
  ['success'],
] as const;

/**
 * The merchant's reference. What is signed is joined by `:` without escaping, so a `:` in any signed
 * field lets text move from one to the next: then the reference is not believed.
 */
function referenceOf(item: unknown): string | undefined {
  const reference = ownText(item, ORDER_REFERENCE, 'merchantReference');
  const isAmbiguous = (text: unknown) => typeof text === 'string' && text.includes(':');
  if (reference === undefined || isAmbiguous(reference)) return undefined;
  return SIGNED_BESIDES.some((path) => isAmbiguous(own(item, ...path))) ? undefined : reference;
}
