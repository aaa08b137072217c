import type { TransactionEvent } from '../../../../shared/annotation/annotation.ts';
import type { Reason } from '../../../../shared/annotation/vocabulary.ts';
import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { CAPTURE, OF_ORDER, ofPayment, PAYMENT, REFUND } from './ids.ts';

function said(
  fact: string,
  because: string,
  transactionEvent: TransactionEvent,
  reasons?: Reason[],
): Statement {
  return {
    annotation: { ...(reasons ? { reasons } : {}), transactionEvent },
    fact,
    because,
    currency: 'EUR',
  };
}

function captureDeclined(entity: string, reason: string): Statement {
  return said(
    `${entity}:capture-decline:PAYMENT_CAPTURE_DECLINE`,
    'the capture failed, which is no verdict',
    { eventType: 'PAYMENT_CAPTURE_DECLINE', reason, value: '49.99' },
  );
}

function cancelled(
  reason: string,
  because = 'the payment was cancelled before it was captured',
  entity = PAYMENT,
): Statement {
  return said(`${entity}:cancel:CANCEL`, because, { eventType: 'CANCEL', reason, value: '49.99' });
}

function refunded(entity: string, value = '12.50'): Statement {
  return said(
    `${entity}:refund:REFUND`,
    'the payment was refunded, and fraud was not given as the reason',
    { eventType: 'REFUND', value },
    ['REFUND'],
  );
}

function refundReversed(reason: string): Statement {
  return said(
    `${REFUND}:refund-reverse:REFUND_REVERSE`,
    'the refund failed or was cancelled, so the money stays with the site',
    { eventType: 'REFUND_REVERSE', reason, value: '12.50' },
  );
}

const captured = said(
  `${CAPTURE}:capture:PAYMENT_CAPTURE`,
  'the payment was captured, which is no verdict: fraud shows up weeks later',
  { eventType: 'PAYMENT_CAPTURE', value: '49.99' },
);

const NOTHING_HAPPENED = 'not successful, so nothing happened';

export const CAPTURES: readonly Expectation[] = [
  { fixture: 'CAPTURE', statements: [captured], subject: ofPayment('CAPTURE-77') },
  {
    fixture: 'CAPTURE',
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
    fixture: 'CAPTURE.refused',
    statements: [captureDeclined('CPQ5M7WJ2XNT8H83', 'Insufficient balance on payment')],
  },
  {
    fixture: 'CAPTURE_FAILED',
    statements: [captureDeclined(CAPTURE, 'Capture Failed')],
    subject: ofPayment(),
    event: {
      id: `CAPTURE_FAILED.true.${CAPTURE}`,
      type: 'CAPTURE_FAILED',
      time: '2026-03-15T07:02:44.000Z',
    },
  },
];

export const CANCELLATIONS: readonly Expectation[] = [
  { fixture: 'CANCELLATION', statements: [cancelled('CANCELLATION')], subject: ofPayment() },
  { fixture: 'CANCELLATION.refused', because: NOTHING_HAPPENED },
  { fixture: 'TECHNICAL_CANCEL', statements: [cancelled('TECHNICAL_CANCEL')] },
  {
    fixture: 'EXPIRE',
    statements: [cancelled('EXPIRE', 'the authorisation lapsed before it was captured')],
    subject: OF_ORDER,
  },
  {
    fixture: 'OFFER_CLOSED',
    statements: [
      cancelled(
        'OFFER_CLOSED',
        'the shopper did not complete the payment in time',
        'FR4MQZ7XK9TWHN82',
      ),
    ],
    subject: { ...OF_ORDER, keys: ['adyen:FR4MQZ7XK9TWHN82', 'order:ORDER-10042'] },
  },
  { fixture: 'CANCEL_OR_REFUND.cancel', statements: [cancelled('CANCEL_OR_REFUND')] },
  {
    fixture: 'CANCEL_OR_REFUND.refund',
    statements: [refunded('CNL3QX8VZ5RDTW86', '49.99')],
    subject: ofPayment(),
  },
  {
    fixture: 'CANCEL_OR_REFUND.unsaid',
    because: 'does not say whether it was a cancellation or a refund',
  },
];

export const REFUNDS: readonly Expectation[] = [
  { fixture: 'REFUND', statements: [refunded(REFUND)], subject: ofPayment('REFUND-31') },
  { fixture: 'REFUND.refused', because: NOTHING_HAPPENED },
  {
    fixture: 'REFUND_WITH_DATA',
    statements: [refunded('RF6ZK3QDB9XVWT84')],
    subject: ofPayment('REFUND-32'),
  },
  { fixture: 'REFUND_FAILED', statements: [refundReversed('Refund Failed')], subject: ofPayment() },
  { fixture: 'REFUNDED_REVERSED', statements: [refundReversed('Refund bounced')] },
  {
    fixture: 'POSTPONED_REFUND',
    statements: [
      said(
        'RF6ZK3QDB9XVWT85:refund-request:REFUND_REQUEST',
        'a refund was asked for and waits until the payment is settled',
        { eventType: 'REFUND_REQUEST', value: '12.50' },
      ),
    ],
  },
  { fixture: 'VOID_PENDING_REFUND', because: 'the refund it takes back was not made yet' },
];
