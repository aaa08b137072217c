import type { EventTable } from '../event-table.ts';
import type { Provider } from '../provider.ts';
import { DISPUTES } from './disputes.ts';
import { OTHERS } from './others.ts';
import { PAYMENTS } from './payments.ts';
import { readItems } from './read-items.ts';
import { REVIEWS } from './reviews.ts';
import { type AdyenSecrets, authenticate } from './signature.ts';

/** Every event code that is read by name, grouped by what it is about. */
export const ADYEN_EVENTS: EventTable = { ...PAYMENTS, ...REVIEWS, ...DISPUTES, ...OTHERS };

/** https://docs.adyen.com/development-resources/webhooks */
export const adyen = Object.freeze<Provider<AdyenSecrets>>({
  id: 'adyen',
  name: 'Adyen',
  function: 'paymentWebhook',
  acknowledgement: { contentType: 'text/plain', body: '[accepted]' },
  secrets: ({ ADYEN_HMAC_KEYS: keys, ADYEN_BASIC_AUTH: basicAuth }) =>
    keys?.length && basicAuth?.length ? { keys, basicAuth } : undefined,
  authenticate,
  read: ({ body }, context) => readItems(body, ADYEN_EVENTS, context),
});
