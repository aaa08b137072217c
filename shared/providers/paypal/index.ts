import * as z from 'zod';
import { compact } from '../../compact.ts';
import { firstInstant } from '../../time.ts';
import { type EventTable, findRow } from '../event-table.ts';
import type { EventIdentity, Provider } from '../provider.ts';
import { type EventReader, readJsonEvent } from '../read-event.ts';
import { DISPUTES } from './disputes.ts';
import { PAYMENTS } from './payments.ts';
import { event, maybe, type PayPalEvent } from './schema.ts';
import { authenticate } from './signature.ts';
import { subjectOf } from './subject.ts';

/** Every event type that is read by name. */
export const PAYPAL_EVENTS: EventTable = { ...PAYMENTS, ...DISPUTES };

const named = z.object({
  id: event.shape.id,
  event_type: z
    .string()
    .regex(/^[A-Z0-9._-]{1,100}$/)
    .catch('unknown'),
  create_time: maybe,
  resource: z.object({ update_time: maybe, create_time: maybe }).optional().catch(undefined),
});

function identityOf(value: unknown): EventIdentity {
  const read = named.safeParse(value);
  if (!read.success) return { type: 'unknown' };
  const { id, event_type: type, create_time, resource } = read.data;
  const time = firstInstant(resource?.update_time, resource?.create_time, create_time);
  return compact({ id, type, time });
}

const reader: EventReader<PayPalEvent> = {
  identityOf,
  envelope: event,
  objectAt: ['resource'],
  say: ({ event_type, resource }, context) => findRow(event_type, PAYPAL_EVENTS)(resource, context),
  subjectOf,
};

/** https://developer.paypal.com/api/rest/webhooks/ */
export const paypal = Object.freeze<Provider<readonly string[]>>({
  id: 'paypal',
  name: 'PayPal',
  function: 'paymentWebhook',
  secrets: ({ PAYPAL_WEBHOOK_IDS: ids }) => (ids?.length ? ids : undefined),
  authenticate,
  read: ({ body }, context) => [readJsonEvent(body, reader, context)],
});
