import type { TransactionEventType } from '../../../../shared/annotation/vocabulary.ts';
import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { LOCAL_PAYMENT } from './ids.ts';

const SUBJECT = {
  carried: '77f0c1d2e3b4a596',
  shaped: ['order-20502'],
  keys: ['braintree:c1g8wz3n', `braintree:${LOCAL_PAYMENT}`, 'order:order-20502'],
  currency: 'EUR',
};
const ALONE = { keys: [`braintree:${LOCAL_PAYMENT}`] };

function said(
  kind: string,
  eventType: TransactionEventType,
  stage: string,
  because: string,
  value?: string,
): Statement {
  return {
    annotation: {
      transactionEvent: { eventType, reason: kind, ...(value ? { value } : {}) },
    },
    ...(value ? { currency: 'EUR' } : {}),
    fact: `${LOCAL_PAYMENT}:${stage}:${eventType}`,
    because,
  };
}

const COMPLETED = 'local_payment_completed';
const FUNDED = 'local_payment_funded';
const APPROVED = 'the customer approved the payment at the bank, which is no verdict';
const CAPTURED = 'the payment was captured, which is no verdict: fraud shows up weeks later';
const EXPIRED = 'the local payment expired before the customer paid';
const REVERSED = 'the local payment was reversed and the money returned';

export const LOCAL_PAYMENTS: readonly Expectation[] = [
  {
    fixture: COMPLETED,
    statements: [said(COMPLETED, 'AUTHORIZATION', 'authorization', APPROVED, '10.00')],
    subject: SUBJECT,
  },
  {
    fixture: `${COMPLETED}.without-transaction`,
    statements: [said(COMPLETED, 'AUTHORIZATION', 'authorization', APPROVED)],
    subject: ALONE,
  },
  {
    fixture: FUNDED,
    statements: [said(FUNDED, 'PAYMENT_CAPTURE', 'capture', CAPTURED, '10.00')],
    subject: SUBJECT,
  },
  {
    fixture: FUNDED,
    opinions: ['capture-legitimate'],
    statements: [
      {
        ...said(FUNDED, 'PAYMENT_CAPTURE', 'capture', '', '10.00'),
        annotation: {
          annotation: 'LEGITIMATE',
          transactionEvent: { eventType: 'PAYMENT_CAPTURE', reason: FUNDED, value: '10.00' },
        },
        because: 'the payment was captured, which counts as genuine here',
      },
    ],
  },
  {
    fixture: 'local_payment_reversed',
    statements: [said('local_payment_reversed', 'CANCEL', 'cancel', REVERSED)],
    subject: ALONE,
  },
  {
    fixture: 'local_payment_expired',
    statements: [said('local_payment_expired', 'CANCEL', 'cancel', EXPIRED)],
    subject: ALONE,
  },
];
