import { reviewApproved, reviewDenied, reviewOpened } from '../../payments/reviews.ts';
import { type EventTable, nothing, on, says } from '../event-table.ts';
import { review } from './schema.ts';

/** Radar's reviews by people. */
export const REVIEWS: EventTable = {
  'review.opened': on(review, ({ id, opened_reason, reason }) => {
    const why = opened_reason ?? reason;
    const moment = { entity: id, reason: why };
    return says(
      why === 'rule'
        ? reviewOpened(moment, 'a Radar rule sent the payment to review', ['PAYMENT_HEURISTICS'])
        : reviewOpened(moment, 'somebody sent the payment to review'),
    );
  }),

  'review.closed': on(review, ({ id, closed_reason, reason }, { opinions }) => {
    const why = closed_reason ?? reason ?? '';
    if (why === 'approved') return says(reviewApproved(id, opinions));
    if (why === 'refunded_as_fraud') {
      const because = 'a person reviewed the payment and refunded it as fraud';
      return says(reviewDenied(id, opinions, 'REFUND_FRAUD', because));
    }
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
