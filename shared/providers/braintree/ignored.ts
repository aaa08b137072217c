import { type EventTable, ignored } from '../event-table.ts';

/** Notifications that say nothing about a payment of a customer. */
export const IGNORED: EventTable = {
  check: ignored('the test that the Control Panel sends'),
  'subscription_*': ignored('about a subscription, which no person at a checkout stands behind'),
  disbursement: ignored('money on its way to the site, nothing about a customer'),
  account_updater_daily_report: ignored('new numbers of stored cards'),
  'partner_merchant_*': ignored('about an account of a merchant'),
  'connected_merchant_*': ignored('about an account of a merchant'),
};
