import { type EventTable, ignored } from '../event-table.ts';

/** Events that are about no single payment of a customer. */
export const OTHERS: EventTable = {
  'ORDER_*': ignored('the events of its payments state the outcome'),
  'PAYOUT_*': ignored('money that is paid out, nothing about a customer who pays'),
  PAIDOUT_REVERSED: ignored('money that is paid out, nothing about a customer who pays'),
  RECURRING_CONTRACT: ignored('a payment method was stored; the payment has its own event'),
  REPORT_AVAILABLE: ignored('a report to download'),
};
