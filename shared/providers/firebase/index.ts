import { findRow } from '../event-table.ts';
import type { Provider } from '../provider.ts';
import { type EventReader, readJsonEvent } from '../read-event.ts';
import type { FirebaseSecrets } from './check-claims.ts';
import { EVENTS } from './events.ts';
import { identityOf } from './identity.ts';
import { claims, type EventClaims } from './schema.ts';
import { subjectOf } from './subject.ts';
import { authenticate } from './token.ts';

const reader: EventReader<EventClaims> = {
  identityOf,
  envelope: claims,
  objectAt: [],
  say: (told, surroundings) => findRow(identityOf(told).type, EVENTS)(told, surroundings),
  subjectOf,
};

/**
 * Firebase Authentication with Identity Platform: what is read are the claims of the token, which
 * is all a request holds.
 * Source: https://cloud.google.com/identity-platform/docs/blocking-functions
 */
export const firebase = Object.freeze<Provider<FirebaseSecrets>>({
  id: 'firebase',
  name: 'Firebase',
  function: 'identityCallback',
  acknowledgement: { contentType: 'application/json', body: '{}' },
  answerWithinMs: 7_000,
  decidesLogin: true,
  secrets: ({ FIREBASE_PROJECT: project, FIREBASE_AUDIENCE: audiences }) =>
    project && audiences?.length ? { project, audiences } : undefined,
  authenticate,
  read: ({ body }, context) => [readJsonEvent(body, reader, context)],
});
