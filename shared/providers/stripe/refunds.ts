import { cancelled, refunded, refundReversed } from '../../payments/payment-events.ts';
import { paymentStatement } from '../../payments/payment-statement.ts';
import { type EventTable, ignored, nothing, on, type Saying, says } from '../event-table.ts';
import type { Statement } from '../provider.ts';
import { amountOf } from './currency.ts';
import { type Refund, refund, type StripeSurroundings } from './schema.ts';

export const REFUNDS: EventTable<StripeSurroundings> = {
  'refund.created': on(refund, (given) => created(given)),
  'refund.failed': on(refund, (given) => says(reversed(given))),

  'refund.updated': on(refund, (given, { previous }) => {
    if (isUndone(given)) return says(reversed(given));
    if (previous.status === 'requires_action') return created(given);
    return nothing('the refund itself stands as it was reported');
  }),

  'charge.refunded': ignored('repeats all refunds of the charge; refund.created has each one'),
  'charge.refund.updated': ignored('sent for some payment methods only; refund.updated has all'),
};

function created(given: Refund): Saying {
  if (given.reason === 'fraudulent') return says(refundedAsFraud(given));
  if (given.status === 'requires_action') {
    return nothing('the refund waits for the customer, no money moved yet');
  }
  if (isUndone(given)) return nothing('the refund did not happen');
  return says(
    given.reason === 'expired_uncaptured_charge' ? released(given) : refunded(momentOf(given)),
  );
}

function isUndone({ status }: Refund): boolean {
  return status === 'failed' || status === 'canceled';
}

function refundedAsFraud(given: Refund): Statement {
  return paymentStatement({
    ...momentOf(given),
    stage: 'refund',
    eventType: 'REFUND',
    verdict: 'FRAUDULENT',
    reasons: ['REFUND_FRAUD'],
    because: 'the site refunded the payment as fraudulent',
  });
}

/** Stripe books the expiry of an authorisation as a refund: the same fact as charge.expired. */
function released(given: Refund): Statement {
  return cancelled(
    { ...momentOf(given), entity: given.charge?.id ?? given.id },
    'the authorisation lapsed before it was captured',
  );
}

function reversed(given: Refund): Statement {
  return refundReversed({ ...momentOf(given), reason: given.failure_reason });
}

function momentOf({ id, reason, amount, currency }: Refund) {
  return { entity: id, reason, amount: amountOf(amount, currency) };
}
