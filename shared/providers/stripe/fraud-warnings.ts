import { fraudReported } from '../../payments/fraud-report.ts';
import { type EventTable, ignored, on, says } from '../event-table.ts';
import { earlyFraudWarning } from './schema.ts';

/** What issuers report as fraud (TC40, SAFE), days before or without a dispute. */
export const FRAUD_WARNINGS: EventTable = {
  'radar.early_fraud_warning.created': on(earlyFraudWarning, ({ id, fraud_type }) =>
    says(fraudReported({ entity: id, reason: fraud_type })),
  ),

  'radar.early_fraud_warning.updated': ignored('only says whether a refund still helps'),
};
