import { compact } from '../../compact.ts';
import { currencyAt } from '../currency-at.ts';
import { keysOf } from '../keys-of.ts';
import { metadataValue } from '../metadata-value.ts';
import { own } from '../own.ts';
import type { Subject } from '../provider.ts';
import { typeOf } from './event-identity.ts';
import { idOf } from './schema.ts';

/** Shopify keeps the attributes of a cart on its order, and nowhere else. */
export function subjectOf(body: object, metadataKey: string): Subject {
  const currency = currencyAt(body, 'currency');
  switch (typeOf(body)) {
    case 'order': {
      const carried = attribute(own(body, 'note_attributes'), metadataKey);
      // What the customer pays in, where the shop sells in several currencies.
      const paidIn = currencyAt(body, 'presentment_currency') ?? currency;
      return compact({ carried, ...payment(own(body, 'id'), paidIn) });
    }
    case 'order_transaction':
      return payment(own(body, 'order_id'), currency);
    case 'dispute':
      return payment(own(body, 'order_id'), undefined);
    case 'unknown':
      return { keys: [] };
  }
}

function payment(order: unknown, currency: string | undefined): Subject {
  return compact({ keys: keysOf('shopify', [idOf(order)]), currency });
}

function attribute(attributes: unknown, name: string): string | undefined {
  if (!Array.isArray(attributes)) return undefined;
  return attributes
    .filter((given) => metadataValue(given, 'name') === name)
    .map((given) => metadataValue(given, 'value'))
    .find((value) => value !== undefined);
}
