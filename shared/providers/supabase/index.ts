import { findRow } from '../event-table.ts';
import type { Provider } from '../provider.ts';
import { type EventReader, readJsonEvent } from '../read-event.ts';
import { HOOKS } from './attempts.ts';
import { identityOf, subjectOf } from './identity.ts';
import { hookOf, type Payload, payload } from './schema.ts';
import { authenticate } from './signature.ts';

const reader: EventReader<Payload> = {
  identityOf,
  envelope: payload,
  objectAt: [],
  say: (event, context) => findRow(hookOf(event), HOOKS)(event, context),
  subjectOf,
};

/** https://supabase.com/docs/guides/auth/auth-hooks */
export const supabase = Object.freeze<Provider<readonly string[]>>({
  id: 'supabase',
  name: 'Supabase',
  function: 'identityCallback',
  acknowledgement: { contentType: 'application/json', body: '{"decision":"continue"}' },
  answerWithinMs: 5_000,
  decidesLogin: true,
  secrets: ({ SUPABASE_HOOK_SECRETS: secrets }) => (secrets?.length ? secrets : undefined),
  authenticate,
  read: ({ body }, context) => [readJsonEvent(body, reader, context)],
});
