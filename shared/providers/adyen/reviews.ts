import { reviewApproved, reviewDenied, reviewExpired } from '../../payments/reviews.ts';
import { type EventTable, says } from '../event-table.ts';
import { type Item, whenDone } from './item.ts';

/** Adyen's case management, where people decide, or nobody does in time. */
export const REVIEWS: EventTable = {
  MANUAL_REVIEW_ACCEPT: whenDone((given, { opinions }) =>
    says(
      hasExpired(given)
        ? reviewExpired(given.payment, 'MERCHANT_APPROVE')
        : reviewApproved(given.payment, opinions),
    ),
  ),

  MANUAL_REVIEW_REJECT: whenDone((given, { opinions }) =>
    says(
      hasExpired(given)
        ? reviewExpired(given.payment, 'MERCHANT_DENY')
        : reviewDenied(given.payment, opinions),
    ),
  ),
};

function hasExpired({ reason }: Item): boolean {
  return /^expired?$/i.test(reason ?? '');
}
