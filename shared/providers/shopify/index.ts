import * as z from 'zod';
import { cancelledAsFraud } from '../../payments/payment-events.ts';
import { ignored, nothing, on, type Row, says } from '../event-table.ts';
import { isObject } from '../own.ts';
import type { Provider } from '../provider.ts';
import { type EventReader, readJsonEvent } from '../read-event.ts';
import { readDispute } from './disputes.ts';
import { type EventType, identityOf, typeOf } from './event-identity.ts';
import { exactIntegers } from './exact-json.ts';
import { order } from './schema.ts';
import { authenticate } from './signature.ts';
import { subjectOf } from './subject.ts';
import { readTransaction } from './transactions.ts';

const EVENTS: Readonly<Record<EventType, Row>> = {
  dispute: readDispute,
  order_transaction: readTransaction,
  order: on(order, ({ id, cancel_reason }) =>
    cancel_reason === 'fraud'
      ? says(cancelledAsFraud({ entity: id, reason: cancel_reason }))
      : nothing('links the order; its transactions say what became of it'),
  ),
  unknown: ignored('by its shape neither an order nor a transaction nor a dispute'),
};

const body = z.custom<object>(isObject, 'must be an object');

const READER: EventReader<object> = {
  identityOf,
  envelope: body,
  objectAt: [],
  say: (object, surroundings) => EVENTS[typeOf(object)](object, surroundings),
  subjectOf,
};

/** https://shopify.dev/docs/apps/build/webhooks */
export const shopify = Object.freeze<Provider<readonly string[]>>({
  id: 'shopify',
  name: 'Shopify',
  function: 'paymentWebhook',
  secrets: ({ SHOPIFY_CLIENT_SECRETS: secrets }) => (secrets?.length ? secrets : undefined),
  authenticate,
  read: (request, context) => [readJsonEvent(exactIntegers(request.body), READER, context)],
});
