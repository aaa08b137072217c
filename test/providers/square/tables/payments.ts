import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { ABOUT_PAYMENT, PAYMENT } from './ids.ts';

const ACCEPTED = 'the payment was authorised, which is no verdict: fraud shows up weeks later';

const approved: Statement = {
  annotation: {
    reasons: ['TRANSACTION_ACCEPTED'],
    transactionEvent: { eventType: 'AUTHORIZATION', value: '49.99' },
  },
  currency: 'USD',
  fact: `${PAYMENT}:authorization:TRANSACTION_ACCEPTED`,
  because: ACCEPTED,
};

const risky: Statement = {
  annotation: {
    reasons: ['TRANSACTION_ACCEPTED', 'PAYMENT_HEURISTICS'],
    transactionEvent: { eventType: 'AUTHORIZATION', value: '49.99' },
  },
  currency: 'USD',
  fact: `${PAYMENT}:authorization:TRANSACTION_ACCEPTED`,
  because: ACCEPTED,
};

/** With the tip, which `total_money` has and `amount_money` has not. */
const captured: Statement = {
  annotation: {
    reasons: ['TRANSACTION_ACCEPTED'],
    transactionEvent: { eventType: 'PAYMENT_CAPTURE', value: '54.99' },
  },
  currency: 'USD',
  fact: `${PAYMENT}:capture:TRANSACTION_ACCEPTED`,
  because: 'the payment was captured, which is no verdict: fraud shows up weeks later',
};

const legitimate: Statement = {
  ...captured,
  annotation: { ...captured.annotation, annotation: 'LEGITIMATE' },
  because: 'the payment was captured, which counts as genuine here',
};

const cancelled: Statement = {
  annotation: { transactionEvent: { eventType: 'CANCEL', reason: 'CANCELED', value: '49.99' } },
  currency: 'USD',
  fact: `${PAYMENT}:cancel:CANCEL`,
  because: 'the payment was cancelled before it was captured',
};

function declined(reason: string): Statement {
  return {
    annotation: {
      reasons: ['TRANSACTION_DECLINED'],
      transactionEvent: { eventType: 'AUTHORIZATION_DECLINE', reason, value: '49.99' },
    },
    currency: 'USD',
    fact: `${PAYMENT}:authorization:TRANSACTION_DECLINED`,
    because: 'the payment was declined, which is no verdict',
  };
}

const PENDING = 'the payment is pending; its outcome is still open';

export const PAYMENTS: readonly Expectation[] = [
  {
    fixture: 'payment.created',
    statements: [approved],
    event: {
      id: '20e6506a-ae8b-4de2-a6cd-f67f9b80163d',
      type: 'payment.created',
      time: '2026-09-29T08:00:01.204Z',
    },
  },
  { fixture: 'payment.created.high-risk', statements: [risky] },
  { fixture: 'payment.created.completed', statements: [captured] },
  { fixture: 'payment.created.failed', statements: [declined('CVV_FAILURE')] },
  { fixture: 'payment.created.pending', because: PENDING },
  // The same status again, the same fact.
  { fixture: 'payment.updated.approved', statements: [approved] },
  { fixture: 'payment.updated.high-risk', statements: [risky] },
  { fixture: 'payment.updated.completed', statements: [captured] },
  {
    fixture: 'payment.updated.completed',
    opinions: ['capture-legitimate'],
    statements: [legitimate],
  },
  // A refund leaves the status as it is; refund.updated states it.
  { fixture: 'payment.updated.refunded', statements: [captured] },
  { fixture: 'payment.updated.canceled', statements: [cancelled] },
  { fixture: 'payment.updated.failed', statements: [declined('GENERIC_DECLINE')] },
  { fixture: 'payment.updated.pending', because: PENDING },
].map((expectation) => ({ subject: ABOUT_PAYMENT, ...expectation }) as Expectation);
