import type { Statement } from '../providers/provider.ts';
import { findFraudReport, findFraudReportType } from './fraud-report-types.ts';
import type { PaymentMoment } from './payment-events.ts';
import { paymentStatement } from './payment-statement.ts';

/** The issuer told its network that the payment was fraud, days before or without a dispute. */
export function fraudReported(moment: PaymentMoment): Statement {
  return paymentStatement({
    ...moment,
    stage: 'fraud-warning',
    eventType: 'FRAUD_NOTIFICATION',
    verdict: 'FRAUDULENT',
    because: 'the issuer reported the payment as fraud',
  });
}

/**
 * The same, by the type the network gives: where the genuine holder acted, or the merchant is at
 * fault, the report is an event and no verdict.
 * @param scheme the network, or the name of its report, as the sender writes it
 * @param type the network's type of fraud, as the sender writes it
 */
export function fraudReportedAs(
  scheme: string | undefined,
  type: string | undefined,
  moment: PaymentMoment,
): Statement {
  const known = findFraudReportType(scheme, type);
  if (!known) return fraudReported({ ...moment, reason: nameOf(scheme, type) });
  const { report, code, meaning, isVerdict } = known;
  return paymentStatement({
    ...moment,
    stage: 'fraud-warning',
    eventType: 'FRAUD_NOTIFICATION',
    verdict: isVerdict ? 'FRAUDULENT' : undefined,
    reason: `${report}:${code}`,
    because: isVerdict
      ? `the issuer reported the payment as fraud: ${report} ${code} (${meaning})`
      : `${report} ${code} (${meaning}) is a report, and no verdict on who paid`,
  });
}

/** A type of no list we know is passed on under the name of its report. */
function nameOf(scheme: string | undefined, type: string | undefined): string | undefined {
  const report = findFraudReport(scheme);
  return type !== undefined && report ? `${report}:${type}` : type;
}
