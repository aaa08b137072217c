import { decimals } from '../../payments/amounts.ts';
import { fraudReportedAs } from '../../payments/fraud-report.ts';
import { type EventTable, on, says } from '../event-table.ts';
import { fraudReport } from './schema.ts';

/**
 * What issuers report as fraud (TC40, SAFE). The network is not named, but the types of the two
 * reports differ; amounts are decimals, unlike in every other event. A report has no id of its own.
 * Source: https://www.checkout.com/docs/developer-resources/event-notifications/event-types/fraud_reported
 */
export const FRAUD_REPORTS: EventTable = {
  fraud_reported: on(fraudReport, ({ payment, fraud }) => {
    const amount = decimals(fraud.amount?.value, fraud.amount?.currency);
    const type = fraud.type ?? fraud.reason;
    return says(fraudReportedAs(undefined, type, { entity: payment.id, amount }));
  }),
};
