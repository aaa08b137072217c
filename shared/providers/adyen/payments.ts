import {
  authorized,
  blocked,
  cancelled,
  captureDeclined,
  captured,
  declined,
  type PaymentMoment,
  refunded,
  refundReversed,
} from '../../payments/payment-events.ts';
import { paymentStatement } from '../../payments/payment-statement.ts';
import { reviewOpened } from '../../payments/reviews.ts';
import { type EventTable, ignored, nothing, on, type Saying, says } from '../event-table.ts';
import type { Statement } from '../provider.ts';
import { type Item, item, whenDone } from './item.ts';

/**
 * Payments and what is done to them. `success` is text, and `"true"` also for CAPTURE_FAILED,
 * REFUND_FAILED and REFUNDED_REVERSED: it is true that they failed.
 */
export const PAYMENTS: EventTable = {
  AUTHORISATION: on(item, (given) => (given.success ? authorised(given) : says(refused(given)))),
  CAPTURE: on(item, (given, { opinions }) =>
    says(given.success ? captured(momentOf(given), opinions) : captureDeclined(failureOf(given))),
  ),
  CAPTURE_FAILED: whenDone((given) => says(captureDeclined(failureOf(given)))),

  CANCELLATION: whenDone((given) => says(givenUp(given))),
  TECHNICAL_CANCEL: whenDone((given) => says(givenUp(given))),
  EXPIRE: whenDone((given) =>
    says(givenUp(given, 'the authorisation lapsed before it was captured')),
  ),
  OFFER_CLOSED: whenDone((given) =>
    says(givenUp(given, 'the shopper did not complete the payment in time')),
  ),
  CANCEL_OR_REFUND: whenDone((given) => {
    const action = given.data('modification.action');
    if (action === 'cancel') return says(givenUp(given));
    if (action === 'refund') return says(refunded(momentOf(given)));
    return nothing('does not say whether it was a cancellation or a refund');
  }),

  REFUND: whenDone((given) => says(refunded(momentOf(given)))),
  REFUND_WITH_DATA: whenDone((given) => says(refunded(momentOf(given)))),
  REFUND_FAILED: whenDone((given) => says(refundReversed(failureOf(given)))),
  REFUNDED_REVERSED: whenDone((given) => says(refundReversed(failureOf(given)))),
  POSTPONED_REFUND: whenDone((given) => says(refundRequested(given))),

  AUTHORISATION_ADJUSTMENT: ignored('only changes the amount that is authorised'),
  VOID_PENDING_REFUND: ignored('the refund it takes back was not made yet'),
};

/** On a success `reason` is the authorisation code and part of the card: it is not passed on. */
function authorised(given: Item): Saying {
  const authorisation = authorized(momentOf(given));
  if (given.data('fraudManualReview') !== 'true') return says(authorisation);
  const review = reviewOpened(
    { entity: given.payment, reason: given.data('fraudResultType') },
    "Adyen's risk rules sent the payment to review",
    ['PAYMENT_HEURISTICS'],
  );
  return says(authorisation, review);
}

/** How Adyen words a refusal by its own risk engine, as against `Issuer Suspected Fraud`. */
const RISK_REFUSAL = /^fraud(-cancelled)?$/i;

/** The issuer's own words, unless it agreed and the refusal came later, as for a wrong CVC. */
function refused(given: Item): Statement {
  const failure = failureOf(given);
  if (RISK_REFUSAL.test(given.reason ?? '')) return blocked(failure, "Adyen's risk engine");
  const raw = given.data('refusalReasonRaw');
  return declined({
    ...failure,
    reason: raw === undefined || raw === 'AUTHORISED' ? given.reason : raw,
  });
}

/** Names the payment, so that a cancellation is one fact, however many events report it. */
function givenUp(given: Item, because?: string): Statement {
  const reason = given.reason ?? given.eventCode;
  return cancelled({ entity: given.payment, reason, amount: given.amount }, because);
}

function refundRequested(given: Item): Statement {
  return paymentStatement({
    ...momentOf(given),
    stage: 'refund-request',
    eventType: 'REFUND_REQUEST',
    because: 'a refund was asked for and waits until the payment is settled',
  });
}

function momentOf({ pspReference: entity, amount }: Item): PaymentMoment {
  return { entity, amount };
}

function failureOf(given: Item): PaymentMoment {
  return { ...momentOf(given), reason: given.reason };
}
