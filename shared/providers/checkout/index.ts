import { type EventTable, findRow } from '../event-table.ts';
import type { Provider } from '../provider.ts';
import { type EventReader, readJsonEvent } from '../read-event.ts';
import { DISPUTES } from './disputes.ts';
import { FRAUD_REPORTS } from './fraud-reports.ts';
import { identityOf } from './identity.ts';
import { IGNORED } from './ignored.ts';
import { PAYMENTS } from './payments.ts';
import { type CheckoutEvent, event } from './schema.ts';
import { authenticate } from './signature.ts';
import { subjectOf } from './subject.ts';

/** Every event type that is read by name, grouped by what it is about. */
const EVENTS: EventTable = { ...PAYMENTS, ...DISPUTES, ...FRAUD_REPORTS, ...IGNORED };

const reader: EventReader<CheckoutEvent> = {
  identityOf,
  envelope: event,
  objectAt: ['data'],
  say: ({ type, data }, context) => findRow(type, EVENTS)(data, context),
  subjectOf,
};

/** https://www.checkout.com/docs/developer-resources/event-notifications */
export const checkout = Object.freeze<Provider<readonly string[]>>({
  id: 'checkout',
  name: 'Checkout.com',
  function: 'paymentWebhook',
  secrets: ({ CHECKOUT_WEBHOOK_KEYS: keys }) => (keys?.length ? keys : undefined),
  authenticate,
  read: ({ body }, context) => [readJsonEvent(body, reader, context)],
});
