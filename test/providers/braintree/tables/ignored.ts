import type { Expectation } from '../../expectation.ts';
import { ASSESSMENT } from './ids.ts';

const NOTHING = { keys: [] };
const MERCHANT = 'about an account of a merchant';

export const IGNORED: readonly Expectation[] = [
  {
    fixture: 'check',
    because: 'the test that the Control Panel sends',
    subject: NOTHING,
    event: { type: 'check', time: '2026-08-17T08:15:42.000Z' },
  },
  // Says nothing, but links the transaction that was made of the declined one.
  {
    fixture: 'transaction_retried',
    because: 'a declined payment is tried again; the outcome is still open',
    subject: {
      carried: ASSESSMENT,
      shaped: ['order-20417'],
      keys: ['braintree:m2c7yq5d', 'order:order-20417'],
      currency: 'USD',
    },
  },
  {
    fixture: 'subscription_charged_successfully',
    because: 'about a subscription, which no person at a checkout stands behind',
    subject: NOTHING,
  },
  {
    fixture: 'disbursement',
    because: 'money on its way to the site, nothing about a customer',
    subject: NOTHING,
  },
  {
    fixture: 'account_updater_daily_report',
    because: 'new numbers of stored cards',
    subject: NOTHING,
  },
  { fixture: 'partner_merchant_connected', because: MERCHANT, subject: NOTHING },
  { fixture: 'connected_merchant_status_transitioned', because: MERCHANT, subject: NOTHING },
  {
    fixture: 'payment_method_revoked_by_customer',
    because: 'not an event that says anything about a payment',
    subject: NOTHING,
  },
];
