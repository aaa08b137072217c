import type { EventTable } from '../event-table.ts';
import type { Provider } from '../provider.ts';
import { CANCELLATIONS } from './cancellations.ts';
import { DECLINES } from './declines.ts';
import { DISPUTES } from './disputes.ts';
import { FRAUD_WARNINGS } from './fraud-warnings.ts';
import { IGNORED } from './ignored.ts';
import { PAYMENTS } from './payments.ts';
import { readEvent } from './read-event.ts';
import { REFUNDS } from './refunds.ts';
import { REVIEWS } from './reviews.ts';
import type { StripeSurroundings } from './schema.ts';
import { authenticate } from './signature.ts';

/** Every event type that is read by name, grouped by what it is about. */
export const STRIPE_EVENTS: EventTable<StripeSurroundings> = {
  ...PAYMENTS,
  ...DECLINES,
  ...CANCELLATIONS,
  ...REFUNDS,
  ...REVIEWS,
  ...FRAUD_WARNINGS,
  ...DISPUTES,
  ...IGNORED,
};

/** https://docs.stripe.com/webhooks */
export const stripe = Object.freeze<Provider<readonly string[]>>({
  id: 'stripe',
  name: 'Stripe',
  function: 'paymentWebhook',
  secrets: ({ STRIPE_WEBHOOK_SECRETS: secrets }) => (secrets?.length ? secrets : undefined),
  authenticate,
  read: ({ body }, context) => [readEvent(body, STRIPE_EVENTS, context)],
});
