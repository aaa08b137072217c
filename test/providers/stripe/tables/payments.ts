import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { CHARGE, CHARGE_2013, INTENT } from './ids.ts';

const NO_VERDICT = 'which is no verdict: fraud shows up weeks later';

const authorized: Statement = {
  annotation: {
    reasons: ['TRANSACTION_ACCEPTED'],
    transactionEvent: { eventType: 'AUTHORIZATION', value: '49.99' },
  },
  currency: 'USD',
  fact: `${CHARGE}:authorization:TRANSACTION_ACCEPTED`,
  because: `the payment was authorised, ${NO_VERDICT}`,
};

const captured: Statement = {
  annotation: {
    reasons: ['TRANSACTION_ACCEPTED'],
    transactionEvent: { eventType: 'PAYMENT_CAPTURE', value: '49.99' },
  },
  currency: 'USD',
  fact: `${INTENT}:capture:TRANSACTION_ACCEPTED`,
  because: `the payment was captured, ${NO_VERDICT}`,
};

function authorizedAmount(value: string, currency: string): Statement {
  const { transactionEvent, ...annotation } = authorized.annotation;
  return {
    ...authorized,
    annotation: { ...annotation, transactionEvent: { ...transactionEvent, value } },
    currency,
  };
}

function capturedAmount(entity: string, value: string, currency = 'USD'): Statement {
  const { transactionEvent, ...annotation } = captured.annotation;
  return {
    ...captured,
    annotation: { ...annotation, transactionEvent: { ...transactionEvent, value } },
    currency,
    fact: `${entity}:capture:TRANSACTION_ACCEPTED`,
  };
}

export const PAYMENTS: readonly Expectation[] = [
  { fixture: 'charge.succeeded', statements: [authorized] },
  { fixture: 'charge.succeeded.uncaptured', statements: [authorized] },
  { fixture: 'charge.succeeded.jpy', statements: [authorizedAmount('5200', 'JPY')] },
  { fixture: 'charge.succeeded.kwd', statements: [authorizedAmount('12.340', 'KWD')] },
  { fixture: 'charge.succeeded.isk', statements: [authorizedAmount('5200.00', 'ISK')] },
  {
    fixture: 'charge.succeeded.unknown-currency',
    statements: [
      {
        annotation: {
          reasons: ['TRANSACTION_ACCEPTED'],
          transactionEvent: { eventType: 'AUTHORIZATION' },
        },
        fact: authorized.fact,
        because: authorized.because,
      },
    ],
  },
  {
    fixture: 'charge.succeeded.2013',
    statements: [
      {
        ...authorizedAmount('20.00', 'USD'),
        fact: `${CHARGE_2013}:authorization:TRANSACTION_ACCEPTED`,
      },
    ],
  },
  // The same fact as charge.succeeded of its charge.
  { fixture: 'payment_intent.amount_capturable_updated', statements: [authorized] },
  {
    fixture: 'payment_intent.amount_capturable_updated.nothing-left',
    because: 'nothing is left to capture; the capture or the cancellation states that',
  },
  { fixture: 'payment_intent.succeeded', statements: [captured] },
  {
    fixture: 'payment_intent.succeeded',
    opinions: ['capture-legitimate'],
    statements: [
      {
        ...captured,
        annotation: { annotation: 'LEGITIMATE', ...captured.annotation },
        because: 'the payment was captured, which counts as genuine here',
      },
    ],
  },
  {
    fixture: 'payment_intent.succeeded.partial-capture',
    statements: [capturedAmount(INTENT, '30.00')],
  },
  {
    fixture: 'payment_intent.succeeded.2019',
    statements: [capturedAmount('pi_1FbQxJ2eZvKYlo2CmV8bLk0s', '25.99', 'EUR')],
  },
  { fixture: 'payment_intent.succeeded.expanded', statements: [captured] },
  {
    fixture: 'charge.captured',
    because: 'payment_intent.succeeded states the same capture',
  },
  {
    fixture: 'charge.captured.without-payment-intent',
    statements: [capturedAmount(CHARGE, '30.00')],
  },
  { fixture: 'charge.captured.2013', statements: [capturedAmount(CHARGE_2013, '15.00')] },
];
