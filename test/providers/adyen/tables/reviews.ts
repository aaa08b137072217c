import type { Annotation } from '../../../../shared/annotation/annotation.ts';
import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { ofDispute, REVIEWED } from './ids.ts';

function closed(said: string, because: string, annotation: Annotation): Statement {
  return { annotation, fact: `${REVIEWED}:closed:${said}`, because };
}

function withoutVerdict({ annotation: { annotation: _, ...rest }, ...statement }: Statement) {
  return { ...statement, annotation: rest };
}

const approved = closed('MERCHANT_APPROVE', 'a person reviewed the payment and approved it', {
  annotation: 'LEGITIMATE',
  transactionEvent: { eventType: 'MERCHANT_APPROVE', reason: 'MANUAL_REVIEW' },
});

const denied = closed('PAYMENT_HEURISTICS', 'a person reviewed the payment and rejected it', {
  annotation: 'FRAUDULENT',
  reasons: ['PAYMENT_HEURISTICS'],
  transactionEvent: { eventType: 'MERCHANT_DENY', reason: 'MANUAL_REVIEW' },
});

const OUT_OF_TIME = 'the review ran out of time, which is no verdict';

export const REVIEWS: readonly Expectation[] = [
  {
    fixture: 'MANUAL_REVIEW_ACCEPT',
    statements: [approved],
    subject: { shaped: ['ORDER-10044'], keys: [`adyen:${REVIEWED}`, 'order:ORDER-10044'] },
  },
  { fixture: 'MANUAL_REVIEW_ACCEPT', opinions: [], statements: [withoutVerdict(approved)] },
  {
    fixture: 'MANUAL_REVIEW_ACCEPT.expired',
    statements: [{ ...withoutVerdict(approved), because: OUT_OF_TIME }],
  },
  { fixture: 'MANUAL_REVIEW_REJECT', statements: [denied] },
  { fixture: 'MANUAL_REVIEW_REJECT', opinions: [], statements: [withoutVerdict(denied)] },
  {
    fixture: 'MANUAL_REVIEW_REJECT.expired',
    statements: [{ ...withoutVerdict(denied), because: OUT_OF_TIME }],
  },
];

function reported(entity: string, reason: string, because: string): Statement {
  return {
    annotation: {
      annotation: 'FRAUDULENT',
      transactionEvent: { eventType: 'FRAUD_NOTIFICATION', reason, value: '49.99' },
    },
    fact: `${entity}:fraud-warning:FRAUD_NOTIFICATION`,
    because,
    currency: 'EUR',
  };
}

export const FRAUD_REPORTS: readonly Expectation[] = [
  {
    fixture: 'NOTIFICATION_OF_FRAUD',
    statements: [
      reported(
        'NF5TWQ8ZK2XBRD82',
        'TC40:6',
        'the issuer reported the payment as fraud: TC40 6 (fraudulent use of the account number)',
      ),
    ],
    subject: ofDispute('NF5TWQ8ZK2XBRD82'),
  },
  {
    fixture: 'NOTIFICATION_OF_FRAUD.mastercard',
    statements: [
      reported(
        'NF5TWQ8ZK2XBRD83',
        'SAFE:06',
        'the issuer reported the payment as fraud: SAFE 06 (card not present)',
      ),
    ],
  },
  {
    fixture: 'NOTIFICATION_OF_FRAUD.scam',
    statements: [
      withoutVerdict(
        reported(
          'NF5TWQ8ZK2XBRD84',
          'TC40:D',
          'TC40 D (manipulation of the account holder) is a report, and no verdict on who paid',
        ),
      ),
    ],
  },
  {
    fixture: 'NOTIFICATION_OF_FRAUD.other-network',
    statements: [reported('NF5TWQ8ZK2XBRD85', '12', 'the issuer reported the payment as fraud')],
  },
];
