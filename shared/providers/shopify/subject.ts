import * as z from 'zod';
import { metadataValue } from '../metadata-value.ts';
import type { Subject } from '../provider.ts';
import { typeOf } from './event-identity.ts';
import { reference } from './schema.ts';

const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/)
  .optional()
  .catch(undefined);

const linked = z.object({
  id: reference.catch(undefined),
  order_id: reference.catch(undefined),
  currency,
  /** What the customer pays in, where the shop sells in several currencies. */
  presentment_currency: currency,
  note_attributes: z.array(z.unknown()).catch([]),
});

/** Shopify keeps the attributes of a cart on its order, and nowhere else. */
export function subjectOf(body: object, metadataKey: string): Subject {
  const given = linked.parse(body);
  switch (typeOf(body)) {
    case 'order': {
      const carried = attribute(given.note_attributes, metadataKey);
      const paidIn = given.presentment_currency ?? given.currency;
      return { ...(carried === undefined ? {} : { carried }), ...payment(given.id, paidIn) };
    }
    case 'order_transaction':
      return payment(given.order_id, given.currency);
    case 'dispute':
      return payment(given.order_id, undefined);
    case 'unknown':
      return { keys: [] };
  }
}

function payment(order: string | undefined, paidIn: string | undefined): Subject {
  return {
    keys: order === undefined ? [] : [`shopify:${order}`],
    ...(paidIn === undefined ? {} : { currency: paidIn.toUpperCase() }),
  };
}

function attribute(attributes: readonly unknown[], name: string): string | undefined {
  return attributes
    .filter((given) => metadataValue(given, 'name') === name)
    .map((given) => metadataValue(given, 'value'))
    .find((value) => value !== undefined);
}
