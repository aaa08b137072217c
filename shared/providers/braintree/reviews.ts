import { reviewApproved, reviewDenied } from '../../payments/reviews.ts';
import { type EventTable, nothing, on, says } from '../event-table.ts';
import { withReview } from './schema.ts';

/** Nobody publishes how a decision is spelled, so whatever begins a word this way counts. */
const APPROVED = /(?<![a-z])(accept|approv)/i;
const REJECTED = /(?<![a-z])(reject|declin|den[yi])/i;
const NEGATED = /(?<![a-z])(not|never|non)(?![a-z])/i;

/** Reviews by people in the Fraud Protection dashboard. */
export const REVIEWS: EventTable = {
  transaction_reviewed: on(withReview, ({ 'transaction-review': review }, { opinions }) => {
    const decision = (review.decision ?? '').slice(0, 200);
    const isApproved = APPROVED.test(decision);
    if (isApproved === REJECTED.test(decision) || NEGATED.test(decision)) {
      return nothing('the decision of the review is neither an approval nor a rejection');
    }
    const id = review['transaction-id'];
    return says(isApproved ? reviewApproved(id, opinions) : reviewDenied(id, opinions));
  }),
};
