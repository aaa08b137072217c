import type { Reason } from '../annotation/vocabulary.ts';
import type { Opinion } from '../config/opinions.ts';
import type { Statement } from '../providers/provider.ts';
import { type Amount, paymentStatement } from './payment-statement.ts';

/** One moment in the life of a payment, whichever processor reports it. */
export interface PaymentMoment {
  /** The processor's id of what it is about: the payment, the capture, the refund, the review. */
  readonly entity: string;
  /** The processor's code or term, as it spelled it. */
  readonly reason?: string | null | undefined;
  readonly amount?: Amount | undefined;
}

const NO_VERDICT = 'which is no verdict: fraud shows up weeks later';

/** The issuer agreed. */
export function authorized(
  moment: PaymentMoment,
  reasons: readonly Reason[] = ['TRANSACTION_ACCEPTED'],
): Statement {
  return paymentStatement({
    ...moment,
    stage: 'authorization',
    eventType: 'AUTHORIZATION',
    reasons,
    because: `the payment was authorised, ${NO_VERDICT}`,
  });
}

/** The issuer, or somebody on the way, refused. */
export function declined(
  moment: PaymentMoment,
  because = 'the payment was declined, which is no verdict',
): Statement {
  return paymentStatement({
    ...moment,
    stage: 'authorization',
    eventType: 'AUTHORIZATION_DECLINE',
    reasons: ['TRANSACTION_DECLINED'],
    because,
  });
}

/** The processor's own risk engine refused on the site's behalf. */
export function blocked(moment: PaymentMoment, engine: string): Statement {
  return paymentStatement({
    ...moment,
    stage: 'authorization',
    eventType: 'MERCHANT_DENY',
    reasons: ['TRANSACTION_DECLINED', 'PAYMENT_HEURISTICS'],
    because: `${engine} blocked the payment on the site's behalf`,
  });
}

/** The money was taken. */
export function captured(
  moment: PaymentMoment,
  opinions: ReadonlySet<Opinion>,
  reasons?: readonly Reason[],
): Statement {
  const legitimate = opinions.has('capture-legitimate');
  return paymentStatement({
    ...moment,
    stage: 'capture',
    eventType: 'PAYMENT_CAPTURE',
    verdict: legitimate ? 'LEGITIMATE' : undefined,
    reasons,
    because: legitimate
      ? 'the payment was captured, which counts as genuine here'
      : `the payment was captured, ${NO_VERDICT}`,
  });
}

/** The money could not be taken, after an authorisation or without one. */
export function captureDeclined(moment: PaymentMoment, reasons?: readonly Reason[]): Statement {
  return paymentStatement({
    ...moment,
    stage: 'capture-decline',
    eventType: 'PAYMENT_CAPTURE_DECLINE',
    reasons,
    because: 'the capture failed, which is no verdict',
  });
}

/** The payment ended before the money was taken. */
export function cancelled(
  moment: PaymentMoment,
  because = 'the payment was cancelled before it was captured',
): Statement {
  return paymentStatement({ ...moment, stage: 'cancel', eventType: 'CANCEL', because });
}

/** The site gave the payment up, and said that it was fraud. */
export function cancelledAsFraud(moment: PaymentMoment): Statement {
  return paymentStatement({
    ...moment,
    stage: 'cancel',
    eventType: 'CANCEL',
    verdict: 'FRAUDULENT',
    reasons: ['PAYMENT_HEURISTICS'],
    because: 'the site cancelled the payment as fraudulent',
  });
}

/** Money went back, and nobody said it was for fraud. */
export function refunded(moment: PaymentMoment): Statement {
  return paymentStatement({
    ...moment,
    stage: 'refund',
    eventType: 'REFUND',
    reasons: ['REFUND'],
    because: 'the payment was refunded, and fraud was not given as the reason',
  });
}

/** A refund came to nothing. */
export function refundReversed(moment: PaymentMoment): Statement {
  return paymentStatement({
    ...moment,
    stage: 'refund-reverse',
    eventType: 'REFUND_REVERSE',
    because: 'the refund failed or was cancelled, so the money stays with the site',
  });
}
