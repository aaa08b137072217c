import type { Provider } from '../provider.ts';
import { readEvents } from './read-events.ts';
import { answerChallenge, authenticate } from './signature.ts';

/** https://developer.okta.com/docs/concepts/event-hooks/ */
export const okta = Object.freeze<Provider<readonly string[]>>({
  id: 'okta',
  name: 'Okta',
  function: 'identityCallback',
  answerWithinMs: 3000,
  secrets: ({ OKTA_HOOK_SECRETS: secrets }) => (secrets?.length ? secrets : undefined),
  authenticate,
  answerChallenge,
  read: ({ body }, context) => readEvents(body, context),
});
