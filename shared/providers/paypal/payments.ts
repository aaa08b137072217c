import {
  authorized,
  cancelled,
  captureDeclined,
  captured,
  type PaymentMoment,
  refunded,
  refundReversed,
} from '../../payments/payment-events.ts';
import { reviewOpened } from '../../payments/reviews.ts';
import { type EventTable, ignored, nothing, on, type Row, says } from '../event-table.ts';
import { approval, type Payment, payment, refund } from './schema.ts';

const completed = on(payment, (given, { opinions }) =>
  says(captured(momentOf(given), opinions, ['TRANSACTION_ACCEPTED'])),
);

const pending = on(payment, (given) => {
  const reason = given.status_details?.reason ?? given.reason_code;
  return REVIEWS.includes(reason ?? '')
    ? says(reviewOpened({ ...momentOf(given), reason }, 'PayPal reviews the payment'))
    : nothing('the capture is pending; its outcome is still open');
});

const denied = on(payment, (given) => {
  const code = given.processor_response?.response_code;
  const reason = code ?? given.status_details?.reason ?? given.reason_code;
  return says(captureDeclined({ ...momentOf(given), reason }, ['TRANSACTION_DECLINED']));
});

const wasRefunded = on(refund, ({ id, amount }) => says(refunded({ entity: id, amount })));

const reversed: Row = ignored('taken back by a dispute or a bank; a dispute has its own events');

/** How version 2 and version 1 say that PayPal itself looks at a payment. */
const REVIEWS = ['PENDING_REVIEW', 'PAYMENT_REVIEW'];
const NOT_AUTHORIZED = ['PENDING', 'DENIED', 'VOIDED', 'EXPIRED'];

/** Payments by the API's second generation (captures) and its first (sales). */
export const PAYMENTS: EventTable = {
  'PAYMENT.AUTHORIZATION.CREATED': on(payment, (given) =>
    NOT_AUTHORIZED.includes((given.status ?? given.state ?? '').toUpperCase())
      ? nothing('created, but not authorised so far')
      : says(authorized(momentOf(given))),
  ),
  'PAYMENT.AUTHORIZATION.VOIDED': on(payment, (given) =>
    says(cancelled({ ...momentOf(given), reason: 'VOIDED' })),
  ),
  'PAYMENT.CAPTURE.COMPLETED': completed,
  'PAYMENT.SALE.COMPLETED': completed,
  'PAYMENT.CAPTURE.PENDING': pending,
  'PAYMENT.SALE.PENDING': pending,
  'PAYMENT.CAPTURE.DECLINED': denied,
  'PAYMENT.CAPTURE.DENIED': denied,
  'PAYMENT.SALE.DENIED': denied,
  'PAYMENT.CAPTURE.REFUNDED': wasRefunded,
  'PAYMENT.SALE.REFUNDED': wasRefunded,
  'PAYMENT.REFUND.FAILED': on(refund, ({ id, amount, status_details }) =>
    says(refundReversed({ entity: id, amount, reason: status_details?.reason })),
  ),
  'PAYMENT.REFUND.PENDING': ignored('the outcome of the refund is still open'),
  'PAYMENT.CAPTURE.REVERSED': reversed,
  'PAYMENT.SALE.REVERSED': reversed,
  'CHECKOUT.PAYMENT-APPROVAL.REVERSED': on(approval, ({ entity }) =>
    says(cancelled({ entity, reason: 'APPROVAL_REVERSED' })),
  ),
  'CHECKOUT.ORDER.APPROVED': ignored('the payer agreed, and nothing was charged yet'),
  'CHECKOUT.ORDER.COMPLETED': ignored('the events of its payment state the outcome'),
};

function momentOf({ id, amount }: Payment): PaymentMoment {
  return { entity: id, amount };
}
