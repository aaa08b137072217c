import { paymentStatement } from '../../payments/payment-statement.ts';
import { type EventTable, ignored, on, says } from './row.ts';
import { earlyFraudWarning } from './schema.ts';

/** What issuers report as fraud (TC40, SAFE), days before or without a dispute. */
export const FRAUD_WARNINGS: EventTable = {
  'radar.early_fraud_warning.created': on(earlyFraudWarning, ({ id, fraud_type }) =>
    says(
      paymentStatement({
        entity: id,
        stage: 'fraud-warning',
        eventType: 'FRAUD_NOTIFICATION',
        verdict: 'FRAUDULENT',
        reason: fraud_type,
        because: 'the issuer reported the payment as fraud',
      }),
    ),
  ),

  'radar.early_fraud_warning.updated': ignored('only says whether a refund still helps'),
};
