import { compact } from '../../compact.ts';
import { currencyAt } from '../currency-at.ts';
import { keysOf } from '../keys-of.ts';
import { metadataValue } from '../metadata-value.ts';
import { own } from '../own.ts';
import type { Subject } from '../provider.ts';
import { ID } from './schema.ts';

interface Carriers {
  /** The object itself, where its metadata counts. */
  readonly itself?: unknown;
  /** Ids, or the objects where the sender expanded them. */
  readonly charge?: unknown;
  readonly intent?: unknown;
}

/**
 * The subject of an event about this object. Metadata counts on PaymentIntents and Charges, and on
 * a Checkout Session that names its PaymentIntent: Stripe copies it to nothing else.
 * Source: https://support.stripe.com/questions/how-metadata-works-with-related-objects
 */
export function subjectOf(object: unknown, metadataKey: string): Subject {
  const { itself, charge, intent } = carriersOf(object);
  const carried = [itself, charge, intent]
    .map((carrier) => metadataValue(own(carrier, 'metadata'), metadataKey))
    .find((value) => value !== undefined);
  return compact({
    carried,
    keys: keysOf('stripe', [idOf(charge), idOf(intent)]),
    currency: currencyAt(itself, 'currency'),
  });
}

function carriersOf(object: unknown): Carriers {
  const charge = own(object, 'charge');
  const intent = own(object, 'payment_intent');
  switch (own(object, 'object')) {
    case 'charge':
      return { itself: object, charge: object, intent };
    case 'payment_intent': {
      const latest = own(object, 'latest_charge') ?? own(object, 'charges', 'data', '0');
      return { itself: object, charge: latest, intent: object };
    }
    case 'checkout.session':
      return idOf(intent) === undefined ? { charge, intent } : { itself: object, intent };
    default:
      return { charge, intent };
  }
}

function idOf(reference: unknown): string | undefined {
  const id = typeof reference === 'string' ? reference : own(reference, 'id');
  return typeof id === 'string' && ID.test(id) ? id : undefined;
}
