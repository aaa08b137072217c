import { findRow } from '../event-table.ts';
import type { Provider } from '../provider.ts';
import { type EventReader, readJsonEvent } from '../read-event.ts';
import { identityOf } from './identity.ts';
import { LOGINS } from './logins.ts';
import { event, type KeycloakEvent } from './schema.ts';
import { authenticate } from './signature.ts';
import { subjectOf } from './subject.ts';

const reader: EventReader<KeycloakEvent> = {
  identityOf,
  envelope: event,
  objectAt: [],
  say: (told, surroundings) => findRow(told.type, LOGINS)(told, surroundings),
  subjectOf,
};

/**
 * Keycloak through the webhooks of Phase Two's events extension; alone it has none.
 * Source: https://github.com/p2-inc/keycloak-events
 */
export const keycloak = Object.freeze<Provider<readonly string[]>>({
  id: 'keycloak',
  name: 'Keycloak',
  function: 'identityCallback',
  secrets: ({ KEYCLOAK_WEBHOOK_SECRETS: secrets }) => (secrets?.length ? secrets : undefined),
  authenticate,
  read: ({ body }, context) => [readJsonEvent(body, reader, context)],
});
