import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { REVIEW, WARNING } from './ids.ts';

const approved: Statement = {
  annotation: {
    annotation: 'LEGITIMATE',
    transactionEvent: { eventType: 'MERCHANT_APPROVE', reason: 'MANUAL_REVIEW' },
  },
  fact: `${REVIEW}:closed:MERCHANT_APPROVE`,
  because: 'a person reviewed the payment and approved it',
};

const denied: Statement = {
  annotation: {
    annotation: 'FRAUDULENT',
    reasons: ['REFUND_FRAUD'],
    transactionEvent: { eventType: 'MERCHANT_DENY', reason: 'MANUAL_REVIEW' },
  },
  fact: `${REVIEW}:closed:REFUND_FRAUD`,
  because: 'a person reviewed the payment and refunded it as fraud',
};

function withoutVerdict({ annotation: { annotation: _, ...rest }, ...statement }: Statement) {
  return { ...statement, annotation: rest };
}

export const REVIEWS: readonly Expectation[] = [
  {
    fixture: 'review.opened.rule',
    statements: [
      {
        annotation: {
          reasons: ['PAYMENT_HEURISTICS'],
          transactionEvent: { eventType: 'MANUAL_REVIEW', reason: 'rule' },
        },
        fact: `${REVIEW}:opened:PAYMENT_HEURISTICS`,
        because: 'a Radar rule sent the payment to review',
      },
    ],
  },
  {
    fixture: 'review.opened.manual',
    statements: [
      {
        annotation: { transactionEvent: { eventType: 'MANUAL_REVIEW', reason: 'manual' } },
        fact: `${REVIEW}:opened:MANUAL_REVIEW`,
        because: 'somebody sent the payment to review',
      },
    ],
  },
  { fixture: 'review.closed.approved', statements: [approved] },
  { fixture: 'review.closed.approved', opinions: [], statements: [withoutVerdict(approved)] },
  {
    fixture: 'review.closed.2017',
    statements: [{ ...approved, fact: 'prv_1AbCdE2eZvKYlo2CrL6nJx9w:closed:MERCHANT_APPROVE' }],
  },
  { fixture: 'review.closed.refunded_as_fraud', statements: [denied] },
  {
    fixture: 'review.closed.refunded_as_fraud',
    opinions: [],
    statements: [withoutVerdict(denied)],
  },
  {
    fixture: 'review.closed.refunded',
    because: 'closed by a refund; refund.created states it',
  },
  {
    fixture: 'review.closed.disputed',
    because: 'closed by a dispute; charge.dispute.created states it',
  },
  {
    fixture: 'review.closed.canceled',
    because: 'closed because the payment was cancelled; payment_intent.canceled states it',
  },
  {
    fixture: 'review.closed.redacted',
    because: "closed because the customer's data was deleted, which is no verdict",
  },
  {
    fixture: 'review.closed.payment_never_settled',
    because: 'closed because the payment never settled, which is no verdict',
  },
  {
    fixture: 'review.closed.acknowledged',
    because: 'closed as seen, which is no verdict',
  },
];

function warned(reason: string): Statement {
  return {
    annotation: {
      annotation: 'FRAUDULENT',
      transactionEvent: { eventType: 'FRAUD_NOTIFICATION', reason },
    },
    fact: `${WARNING}:fraud-warning:FRAUD_NOTIFICATION`,
    because: 'the issuer reported the payment as fraud',
  };
}

export const FRAUD_WARNINGS: readonly Expectation[] = [
  {
    fixture: 'radar.early_fraud_warning.created',
    statements: [warned('made_with_stolen_card')],
  },
  {
    fixture: 'radar.early_fraud_warning.created.without-payment-intent',
    statements: [warned('misc')],
  },
  {
    fixture: 'radar.early_fraud_warning.updated',
    because: 'only says whether a refund still helps',
  },
];
