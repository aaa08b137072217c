import { type EventTable, findRow } from '../event-table.ts';
import type { Provider } from '../provider.ts';
import { type EventReader, readJsonEvent } from '../read-event.ts';
import { DISPUTES } from './disputes.ts';
import { identityOf } from './identity.ts';
import { PAYMENTS } from './payments.ts';
import { event, type SquareEvent } from './schema.ts';
import { authenticate, type SquareSecrets } from './signature.ts';
import { subjectOf } from './subject.ts';

/** Every event type that is read by name. */
const EVENTS: EventTable = { ...PAYMENTS, ...DISPUTES };

const reader: EventReader<SquareEvent> = {
  identityOf,
  envelope: event,
  objectAt: ['data', 'object'],
  say: ({ type, data }, surroundings) => findRow(type, EVENTS)(data?.object, surroundings),
  subjectOf: ({ data }) => subjectOf(data?.object),
};

/** https://developer.squareup.com/docs/webhooks/overview */
export const square = Object.freeze<Provider<SquareSecrets>>({
  id: 'square',
  name: 'Square',
  function: 'paymentWebhook',
  secrets: ({ SQUARE_SIGNATURE_KEYS: keys, SQUARE_NOTIFICATION_URL: url }) =>
    keys?.length && url ? { keys, url } : undefined,
  authenticate,
  read: ({ body }, context) => [readJsonEvent(body, reader, context)],
});
