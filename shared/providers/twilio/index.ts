import type { Provider } from '../provider.ts';
import { readEvents } from './read-events.ts';
import { authenticate, type TwilioSecrets } from './signature.ts';

/**
 * Verify through Event Streams, and the webhooks of Verify Push.
 * Source: https://www.twilio.com/docs/verify/verification
 */
export const twilio = Object.freeze<Provider<TwilioSecrets>>({
  id: 'twilio',
  name: 'Twilio',
  function: 'identityCallback',
  answerWithinMs: 5000,
  secrets: ({ TWILIO_AUTH_TOKENS: tokens, TWILIO_WEBHOOK_URL: url }) =>
    tokens?.length && url ? { tokens, url } : undefined,
  authenticate,
  read: ({ body }, context) => readEvents(body, context),
});
