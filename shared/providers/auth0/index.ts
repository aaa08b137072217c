import type { Provider } from '../provider.ts';
import { readRecords } from './read-records.ts';
import { authenticate } from './signature.ts';

/** https://auth0.com/docs/customize/log-streams/custom-log-streams */
export const auth0 = Object.freeze<Provider<readonly string[]>>({
  id: 'auth0',
  name: 'Auth0',
  function: 'identityCallback',
  secrets: ({ AUTH0_STREAM_TOKENS: tokens }) => (tokens?.length ? tokens : undefined),
  authenticate,
  read: ({ body }, context) => readRecords(body, context),
});
