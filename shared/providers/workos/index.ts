import { type EventTable, findRow } from '../event-table.ts';
import type { Provider } from '../provider.ts';
import { type EventReader, readJsonEvent } from '../read-event.ts';
import { identityOf, subjectOf } from './identity.ts';
import { RADAR } from './radar.ts';
import { event, type WorkosEvent } from './schema.ts';
import { OTHER_WAYS, SIGN_INS } from './sign-ins.ts';
import { authenticate } from './signature.ts';

/** Every event that is read by name, then families of them. */
const EVENTS: EventTable = { ...SIGN_INS, ...RADAR, ...OTHER_WAYS };

const reader: EventReader<WorkosEvent> = {
  identityOf,
  envelope: event,
  objectAt: [],
  say: (given, context) => findRow(given.event, EVENTS)(given, context),
  subjectOf,
};

/** https://workos.com/docs/events/data-syncing/webhooks */
export const workos = Object.freeze<Provider<readonly string[]>>({
  id: 'workos',
  name: 'WorkOS',
  function: 'identityCallback',
  secrets: ({ WORKOS_WEBHOOK_SECRETS: secrets }) => (secrets?.length ? secrets : undefined),
  authenticate,
  read: ({ body }, context) => [readJsonEvent(body, reader, context)],
});
