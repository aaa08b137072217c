import { compact } from '../../compact.ts';
import { ORDER_REFERENCE } from '../../payments/order-reference.ts';
import { currencyAt } from '../currency-at.ts';
import { keysOf } from '../keys-of.ts';
import { metadataValue } from '../metadata-value.ts';
import { own, ownText } from '../own.ts';
import type { Subject } from '../provider.ts';
import { type CheckoutEvent, isPayout, textOf } from './schema.ts';

const PAYMENT = /^pay_[A-Za-z0-9_-]{1,251}$/;

/**
 * What a site does with a payment can have a reference of its own, and that need not be unique
 * (`partial capture`): as a key it could lead to another payment.
 */
const HAS_OWN_REFERENCE = /^payment_(authorization|captur|refund|void)/;

function isOrder(type: string, reference: string): boolean {
  return ORDER_REFERENCE.test(reference) && !HAS_OWN_REFERENCE.test(type);
}

/**
 * The subject of an event: payments name themselves, disputes and authentications their payment,
 * fraud reports hold it. A payout has none: it may share the reference of a payment, but it is not
 * the payment that was assessed.
 */
export function subjectOf({ type, data }: CheckoutEvent, metadataKey: string): Subject {
  if (isPayout(data)) return { keys: [] };
  const carried = metadataValue(own(data, 'metadata'), metadataKey);
  const order = textOf(own(data, 'payment_reference')) ?? textOf(own(data, 'reference'));
  const id = ownText(data, PAYMENT, 'id');
  const paid =
    ownText(data, PAYMENT, 'payment_id') ?? ownText(data, PAYMENT, 'payment', 'id') ?? id;
  return compact({
    carried,
    shaped: order === undefined ? undefined : [order],
    keys: [
      ...keysOf('checkout', [paid]),
      ...(order !== undefined && isOrder(type, order) ? [`order:${order}`] : []),
    ],
    currency:
      id === undefined
        ? currencyAt(data, 'payment', 'amount', 'currency')
        : currencyAt(data, 'currency'),
  });
}
