import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { ACH, ASSESSMENT, CARD, REFUND, SEPA } from './ids.ts';

const NO_VERDICT = 'the payment was captured, which is no verdict: fraud shows up weeks later';

function capture(entity: string, value: string, currency: string): Statement {
  return {
    annotation: {
      reasons: ['TRANSACTION_ACCEPTED'],
      transactionEvent: { eventType: 'PAYMENT_CAPTURE', value },
    },
    currency,
    fact: `${entity}:capture:TRANSACTION_ACCEPTED`,
    because: NO_VERDICT,
  };
}

function refund(entity: string, value: string): Statement {
  return {
    annotation: { reasons: ['REFUND'], transactionEvent: { eventType: 'REFUND', value } },
    currency: 'USD',
    fact: `${entity}:refund:REFUND`,
    because: 'the payment was refunded, and fraud was not given as the reason',
  };
}

function refundReversed(reason: string, value?: string): Statement {
  return {
    annotation: {
      transactionEvent: { eventType: 'REFUND_REVERSE', reason, ...(value ? { value } : {}) },
    },
    ...(value ? { currency: 'USD' } : {}),
    fact: `${REFUND}:refund-reverse:REFUND_REVERSE`,
    because: 'the refund failed or was cancelled, so the money stays with the site',
  };
}

export const PAYMENTS: readonly Expectation[] = [
  {
    fixture: 'transaction_disbursed',
    statements: [capture(CARD, '149.90', 'USD')],
    subject: {
      carried: ASSESSMENT,
      shaped: ['order-20417'],
      keys: [`braintree:${CARD}`, 'order:order-20417'],
      currency: 'USD',
    },
    event: { type: 'transaction_disbursed', time: '2026-08-17T08:15:42.000Z' },
  },
  {
    fixture: 'transaction_disbursed',
    opinions: ['capture-legitimate'],
    statements: [
      {
        ...capture(CARD, '149.90', 'USD'),
        annotation: {
          annotation: 'LEGITIMATE',
          reasons: ['TRANSACTION_ACCEPTED'],
          transactionEvent: { eventType: 'PAYMENT_CAPTURE', value: '149.90' },
        },
        because: 'the payment was captured, which counts as genuine here',
      },
    ],
  },
  {
    fixture: 'transaction_disbursed.refund',
    statements: [refund('k5v2cn8s', '40.00')],
    subject: { shaped: ['order-20417'], keys: [`braintree:${CARD}`, 'order:order-20417'] },
  },
  // The same fact as transaction_settled.
  { fixture: 'transaction_disbursed.ach', statements: [capture(ACH, '62.00', 'USD')] },
  {
    fixture: 'transaction_disbursed.without-currency',
    statements: [
      {
        annotation: {
          reasons: ['TRANSACTION_ACCEPTED'],
          transactionEvent: { eventType: 'PAYMENT_CAPTURE' },
        },
        fact: `${CARD}:capture:TRANSACTION_ACCEPTED`,
        because: NO_VERDICT,
      },
    ],
    subject: { keys: [`braintree:${CARD}`] },
  },
  {
    fixture: 'transaction_settled',
    statements: [capture(ACH, '62.00', 'USD')],
    subject: {
      carried: ASSESSMENT,
      shaped: ['order-20431'],
      keys: [`braintree:${ACH}`, 'order:order-20431'],
      currency: 'USD',
    },
  },
  {
    fixture: 'transaction_settled.sepa',
    statements: [capture(SEPA, '35.50', 'EUR')],
    subject: { keys: [`braintree:${SEPA}`], currency: 'EUR' },
  },
  {
    fixture: 'transaction_settled.refund',
    statements: [refund(REFUND, '62.00')],
    subject: { shaped: ['order-20431'], keys: [`braintree:${ACH}`, 'order:order-20431'] },
  },
  {
    fixture: 'transaction_settlement_declined',
    statements: [
      {
        annotation: {
          reasons: ['TRANSACTION_DECLINED'],
          transactionEvent: {
            eventType: 'PAYMENT_CAPTURE_DECLINE',
            reason: 'settlement_declined',
            value: '62.00',
          },
        },
        currency: 'USD',
        fact: `${ACH}:capture-decline:TRANSACTION_DECLINED`,
        because: 'the capture failed, which is no verdict',
      },
    ],
  },
  {
    fixture: 'transaction_settlement_declined.refund',
    statements: [refundReversed('settlement_declined', '62.00')],
    subject: { shaped: ['order-20431'], keys: [`braintree:${ACH}`, 'order:order-20431'] },
  },
];

export const FAILED_REFUNDS: readonly Expectation[] = [
  {
    fixture: 'refund_failed',
    statements: [refundReversed('processor_declined', '40.00')],
    subject: { shaped: ['order-20417'], keys: [`braintree:${CARD}`, 'order:order-20417'] },
  },
  {
    fixture: 'refund_failed.foreign-key',
    statements: [refundReversed('processor_declined')],
    subject: { keys: [`braintree:${CARD}`] },
  },
];
