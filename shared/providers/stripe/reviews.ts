import type { Opinion } from '../../config/opinions.ts';
import { paymentStatement } from '../../payments/payment-statement.ts';
import { type EventTable, nothing, on, type Saying, says } from './row.ts';
import { type Review, review } from './schema.ts';

/** Radar's reviews by people. */
export const REVIEWS: EventTable = {
  'review.opened': on(review, ({ id, opened_reason, reason }) => {
    const why = opened_reason ?? reason;
    const byRule = why === 'rule';
    return says(
      paymentStatement({
        entity: id,
        stage: 'opened',
        eventType: 'MANUAL_REVIEW',
        reasons: byRule ? ['PAYMENT_HEURISTICS'] : undefined,
        reason: why,
        because: byRule
          ? 'a Radar rule sent the payment to review'
          : 'somebody sent the payment to review',
      }),
    );
  }),

  'review.closed': on(review, (given, { opinions }) => {
    const why = given.closed_reason ?? given.reason ?? '';
    if (why === 'approved') return approved(given, opinions);
    if (why === 'refunded_as_fraud') return denied(given, opinions);
    return nothing(NO_VERDICT.get(why) ?? 'the review was closed for a reason that is no verdict');
  }),
};

const NO_VERDICT: ReadonlyMap<string, string> = new Map([
  ['refunded', 'closed by a refund; refund.created states it'],
  ['disputed', 'closed by a dispute; charge.dispute.created states it'],
  ['canceled', 'closed because the payment was cancelled; payment_intent.canceled states it'],
  ['redacted', "closed because the customer's data was deleted, which is no verdict"],
  ['payment_never_settled', 'closed because the payment never settled, which is no verdict'],
  ['acknowledged', 'closed as seen, which is no verdict'],
]);

function approved({ id }: Review, opinions: ReadonlySet<Opinion>): Saying {
  return says(
    paymentStatement({
      entity: id,
      stage: 'closed',
      eventType: 'MERCHANT_APPROVE',
      verdict: opinions.has('review-verdicts') ? 'LEGITIMATE' : undefined,
      reason: 'MANUAL_REVIEW',
      because: 'a person reviewed the payment and approved it',
    }),
  );
}

function denied({ id }: Review, opinions: ReadonlySet<Opinion>): Saying {
  return says(
    paymentStatement({
      entity: id,
      stage: 'closed',
      eventType: 'MERCHANT_DENY',
      verdict: opinions.has('review-verdicts') ? 'FRAUDULENT' : undefined,
      reasons: ['REFUND_FRAUD'],
      reason: 'MANUAL_REVIEW',
      because: 'a person reviewed the payment and refunded it as fraud',
    }),
  );
}
