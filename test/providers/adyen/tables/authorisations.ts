import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { OF_ORDER, ofPayment, PAYMENT, REVIEWED } from './ids.ts';

function authorised(entity: string, value = '49.99', currency = 'EUR'): Statement {
  return {
    annotation: {
      reasons: ['TRANSACTION_ACCEPTED'],
      transactionEvent: { eventType: 'AUTHORIZATION', value },
    },
    fact: `${entity}:authorization:TRANSACTION_ACCEPTED`,
    because: 'the payment was authorised, which is no verdict: fraud shows up weeks later',
    currency,
  };
}

function declined(entity: string, reason: string): Statement {
  return {
    annotation: {
      reasons: ['TRANSACTION_DECLINED'],
      transactionEvent: { eventType: 'AUTHORIZATION_DECLINE', reason, value: '49.99' },
    },
    fact: `${entity}:authorization:TRANSACTION_DECLINED`,
    because: 'the payment was declined, which is no verdict',
    currency: 'EUR',
  };
}

function blocked(entity: string, reason: string): Statement {
  return {
    annotation: {
      reasons: ['TRANSACTION_DECLINED', 'PAYMENT_HEURISTICS'],
      transactionEvent: { eventType: 'MERCHANT_DENY', reason, value: '49.99' },
    },
    fact: `${entity}:authorization:TRANSACTION_DECLINED`,
    because: "Adyen's risk engine blocked the payment on the site's behalf",
    currency: 'EUR',
  };
}

const inReview: Statement = {
  annotation: {
    reasons: ['PAYMENT_HEURISTICS'],
    transactionEvent: { eventType: 'MANUAL_REVIEW', reason: 'AMBER' },
  },
  fact: `${REVIEWED}:opened:PAYMENT_HEURISTICS`,
  because: "Adyen's risk rules sent the payment to review",
};

export const AUTHORISATIONS: readonly Expectation[] = [
  {
    fixture: 'AUTHORISATION',
    statements: [authorised(PAYMENT)],
    subject: { ...OF_ORDER, currency: 'EUR' },
    event: {
      id: `AUTHORISATION.true.${PAYMENT}`,
      type: 'AUTHORISATION',
      time: '2026-03-14T09:21:07.000Z',
    },
  },
  {
    fixture: 'AUTHORISATION.with-metadata',
    statements: [authorised('HZXM93ZJ5QF8FQ65')],
    subject: {
      carried: 'c6d2a7f0b1934e58',
      shaped: ['ORDER-10043'],
      keys: ['adyen:HZXM93ZJ5QF8FQ65', 'order:ORDER-10043'],
      currency: 'EUR',
    },
  },
  {
    fixture: 'AUTHORISATION.ach',
    statements: [authorised('QFQTPCQ8HXSKGK83', '10.00', 'USD')],
  },
  { fixture: 'AUTHORISATION.in-review', statements: [authorised(REVIEWED), inReview] },
  {
    fixture: 'AUTHORISATION.refused',
    statements: [declined('T7R3XKLQ9ZB4PM75', '05 : Do not honor')],
    event: {
      id: 'AUTHORISATION.false.T7R3XKLQ9ZB4PM75',
      type: 'AUTHORISATION',
      time: '2026-03-14T09:21:07.000Z',
    },
  },
  {
    fixture: 'AUTHORISATION.refused-without-raw-reason',
    statements: [declined('T7R3XKLQ9ZB4PM76', 'Not enough balance')],
  },
  {
    fixture: 'AUTHORISATION.refused-for-the-cvc',
    statements: [declined('T7R3XKLQ9ZB4PM80', 'CVC Declined')],
  },
  {
    fixture: 'AUTHORISATION.suspected-by-issuer',
    statements: [declined('T7R3XKLQ9ZB4PM77', '59 : Suspected fraud')],
  },
  { fixture: 'AUTHORISATION.blocked', statements: [blocked('T7R3XKLQ9ZB4PM78', 'FRAUD')] },
  {
    fixture: 'AUTHORISATION.blocked-after-authorisation',
    statements: [blocked('T7R3XKLQ9ZB4PM79', 'FRAUD-CANCELLED')],
  },
  {
    fixture: 'AUTHORISATION_ADJUSTMENT',
    because: 'only changes the amount that is authorised',
    subject: ofPayment(),
  },
];
