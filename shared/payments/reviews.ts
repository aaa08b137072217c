import type { Reason } from '../annotation/vocabulary.ts';
import type { Opinion } from '../config/opinions.ts';
import type { Statement } from '../providers/provider.ts';
import type { PaymentMoment } from './payment-events.ts';
import { paymentStatement } from './payment-statement.ts';

/** Somebody is asked to look at a payment. */
export function reviewOpened(
  moment: PaymentMoment,
  because: string,
  reasons?: readonly Reason[],
): Statement {
  return paymentStatement({
    ...moment,
    stage: 'opened',
    eventType: 'MANUAL_REVIEW',
    reasons,
    because,
  });
}

/** A person let the payment pass. */
export function reviewApproved(entity: string, opinions: ReadonlySet<Opinion>): Statement {
  return paymentStatement({
    entity,
    stage: 'closed',
    eventType: 'MERCHANT_APPROVE',
    verdict: opinions.has('review-verdicts') ? 'LEGITIMATE' : undefined,
    reason: 'MANUAL_REVIEW',
    because: 'a person reviewed the payment and approved it',
  });
}

/** A person turned the payment down. */
export function reviewDenied(
  entity: string,
  opinions: ReadonlySet<Opinion>,
  reason: Reason = 'PAYMENT_HEURISTICS',
  because = 'a person reviewed the payment and rejected it',
): Statement {
  return paymentStatement({
    entity,
    stage: 'closed',
    eventType: 'MERCHANT_DENY',
    verdict: opinions.has('review-verdicts') ? 'FRAUDULENT' : undefined,
    reasons: [reason],
    reason: 'MANUAL_REVIEW',
    because,
  });
}

/** Nobody looked in time: the outcome stands, but it is nobody's verdict. */
export function reviewExpired(
  entity: string,
  outcome: 'MERCHANT_APPROVE' | 'MERCHANT_DENY',
): Statement {
  return paymentStatement({
    entity,
    stage: 'closed',
    eventType: outcome,
    reasons: outcome === 'MERCHANT_DENY' ? ['PAYMENT_HEURISTICS'] : undefined,
    reason: 'MANUAL_REVIEW',
    because: 'the review ran out of time, which is no verdict',
  });
}
