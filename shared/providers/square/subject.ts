import { compact } from '../../compact.ts';
import { keysOf } from '../keys-of.ts';
import { metadataValue } from '../metadata-value.ts';
import { own, ownText } from '../own.ts';
import type { Subject } from '../provider.ts';
import { ID } from './schema.ts';

const CURRENCY = /^[A-Z]{3}$/;

/** What ties an event about this object to an assessment: the object of any event, known or not. */
export function subjectOf(object: unknown): Subject {
  const payment = own(object, 'payment');
  const paymentId =
    ownText(payment, ID, 'id') ??
    ownText(object, ID, 'refund', 'payment_id') ??
    ownText(object, ID, 'dispute', 'disputed_payment', 'payment_id');
  const orderId = ownText(payment, ID, 'order_id') ?? ownText(object, ID, 'refund', 'order_id');
  const shaped = ['reference_id', 'note'].flatMap((name) => metadataValue(payment, name) ?? []);
  const currency = ownText(payment, CURRENCY, 'amount_money', 'currency');
  return compact({
    shaped: shaped.length > 0 ? shaped : undefined,
    keys: keysOf('square', [paymentId, orderId]),
    currency,
  });
}
