import { disputeCategories } from '../../payments/dispute-categories.ts';

/**
 * What Stripe's `reason` of a dispute means.
 * Source: https://docs.stripe.com/disputes/categories
 */
export const categoryOf = disputeCategories('Stripe', {
  FRAUD: ['fraudulent', 'debit_not_authorized'],
  SERVICE: [
    'product_not_received',
    'product_unacceptable',
    'credit_not_processed',
    'subscription_canceled',
    'duplicate',
  ],
});
