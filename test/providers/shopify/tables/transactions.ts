import type { TransactionEvent } from '../../../../shared/annotation/annotation.ts';
import type { Reason } from '../../../../shared/annotation/vocabulary.ts';
import { DEFAULT_OPINIONS } from '../../../../shared/config/opinions.ts';
import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { CAPTURE, ORDER, PAYMENT, REFUND, VOID } from './ids.ts';

const PAID = { type: 'order_transaction', time: '2026-09-29T08:00:00.000Z' };
const ABOUT = { keys: [ORDER], currency: 'USD' };
const CAPTURED = 'the payment was captured, which is no verdict: fraud shows up weeks later';
const UNKNOWN_KIND = 'a kind of transaction that says nothing about a payment';

function says(
  fact: string,
  because: string,
  transactionEvent: TransactionEvent,
  reasons?: Reason[],
): Statement {
  const annotation = { ...(reasons ? { reasons } : {}), transactionEvent };
  return { annotation, currency: 'USD', fact, because };
}

function declined(reason: string): Statement {
  return says(
    `${PAYMENT}:authorization:TRANSACTION_DECLINED`,
    'the payment was declined, which is no verdict',
    { eventType: 'AUTHORIZATION_DECLINE', reason, value: '254.98' },
    ['TRANSACTION_DECLINED'],
  );
}

function authorized(value = '254.98'): Statement {
  return says(
    `${PAYMENT}:authorization:TRANSACTION_ACCEPTED`,
    'the payment was authorised, which is no verdict: fraud shows up weeks later',
    { eventType: 'AUTHORIZATION', value },
    ['TRANSACTION_ACCEPTED'],
  );
}

const sold = says(
  `${PAYMENT}:capture:TRANSACTION_ACCEPTED`,
  CAPTURED,
  { eventType: 'PAYMENT_CAPTURE', value: '254.98' },
  ['TRANSACTION_ACCEPTED'],
);

const captured = says(`${CAPTURE}:capture:PAYMENT_CAPTURE`, CAPTURED, {
  eventType: 'PAYMENT_CAPTURE',
  value: '171.8',
});

const AUTHORIZATIONS: readonly Expectation[] = [
  {
    fixture: 'order_transaction.authorization',
    statements: [authorized()],
    subject: ABOUT,
    event: PAID,
  },
  // Shopify's own sample, which was not processed yet: the time of its creation.
  {
    fixture: 'order_transaction.published',
    statements: [authorized('419.95')],
    subject: ABOUT,
    event: { ...PAID, time: '2022-01-01T00:00:00.000Z' },
  },
  { fixture: 'order_transaction.test', statements: [authorized()], subject: ABOUT },
  {
    fixture: 'order_transaction.authorization-failure',
    statements: [declined('incorrect_cvc')],
    subject: ABOUT,
  },
  {
    fixture: 'order_transaction.authorization-error',
    statements: [declined('processing_error')],
    subject: ABOUT,
  },
];

const SALES: readonly Expectation[] = [
  { fixture: 'order_transaction.sale', statements: [sold], subject: ABOUT, event: PAID },
  {
    fixture: 'order_transaction.sale',
    opinions: [...DEFAULT_OPINIONS, 'capture-legitimate'],
    statements: [
      {
        ...sold,
        annotation: { annotation: 'LEGITIMATE', ...sold.annotation },
        because: 'the payment was captured, which counts as genuine here',
      },
    ],
  },
  {
    fixture: 'order_transaction.sale-kwd',
    statements: [
      {
        ...sold,
        annotation: {
          ...sold.annotation,
          transactionEvent: { eventType: 'PAYMENT_CAPTURE', value: '12.345' },
        },
        currency: 'KWD',
      },
    ],
    subject: { keys: [ORDER], currency: 'KWD' },
  },
  { fixture: 'order_transaction.sale-failure', statements: [declined('card_declined')] },
  {
    fixture: 'order_transaction.sale-pending',
    because: 'the outcome is still open',
    subject: ABOUT,
    event: { ...PAID, time: '2026-09-29T07:59:58.000Z' },
  },
];

const LATER: readonly Expectation[] = [
  {
    fixture: 'order_transaction.capture',
    statements: [captured],
    subject: ABOUT,
    event: { ...PAID, time: '2026-09-30T13:15:00.000Z' },
  },
  {
    fixture: 'order_transaction.capture',
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
    fixture: 'order_transaction.capture-failure',
    statements: [
      says(
        `${CAPTURE}:capture-decline:PAYMENT_CAPTURE_DECLINE`,
        'the capture failed, which is no verdict',
        { eventType: 'PAYMENT_CAPTURE_DECLINE', reason: 'processing_error', value: '254.98' },
      ),
    ],
    subject: ABOUT,
  },
  {
    fixture: 'order_transaction.void',
    statements: [
      says(`${VOID}:cancel:CANCEL`, 'the payment was cancelled before it was captured', {
        eventType: 'CANCEL',
        value: '254.98',
      }),
    ],
    subject: ABOUT,
  },
  {
    fixture: 'order_transaction.void-failure',
    because: 'it could not be cancelled, so what was said of it stands',
    subject: ABOUT,
  },
  {
    fixture: 'order_transaction.refund',
    statements: [
      says(
        `${REFUND}:refund:REFUND`,
        'the payment was refunded, and fraud was not given as the reason',
        { eventType: 'REFUND', value: '89.99' },
        ['REFUND'],
      ),
    ],
    subject: ABOUT,
    event: { ...PAID, time: '2026-10-02T16:00:00.000Z' },
  },
  {
    fixture: 'order_transaction.refund-failure',
    because: 'the refund failed, so nothing was refunded',
  },
  { fixture: 'order_transaction.change', because: UNKNOWN_KIND },
  { fixture: 'order_transaction.change-failure', because: UNKNOWN_KIND },
];

export const TRANSACTIONS: readonly Expectation[] = [...AUTHORIZATIONS, ...SALES, ...LATER];
