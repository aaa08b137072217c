import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { carrying, DONE, doneWith, NOBODY, OLD_PAYMENT, PAYMENT, subjectOf } from './about.ts';

const APPROVED = 'act_gl5cpqgccxeulozrvaassd4lta';
const NO_VERDICT = 'which is no verdict: fraud shows up weeks later';
const PAYOUT = 'a payout: the site pays, so nobody was assessed';

function approved(value?: string, currency = 'USD', action = APPROVED): Statement {
  return {
    annotation: {
      reasons: ['TRANSACTION_ACCEPTED'],
      transactionEvent: {
        eventType: 'AUTHORIZATION',
        reason: '10000',
        ...(value === undefined ? {} : { value }),
      },
    },
    ...(value === undefined ? {} : { currency }),
    fact: `${action}:authorization:TRANSACTION_ACCEPTED`,
    because: `the payment was authorised, ${NO_VERDICT}`,
  };
}

export const APPROVALS: readonly Expectation[] = [
  {
    fixture: 'payment_approved',
    statements: [approved('49.99')],
    subject: carrying(),
    event: {
      id: 'evt_tjr7vq35c7gg7bmacv5zxctpg4',
      type: 'payment_approved',
      time: '2026-09-29T08:00:01.129Z',
    },
  },
  {
    fixture: 'payment_approved.jpy',
    statements: [approved('5200', 'JPY')],
    subject: carrying('JPY'),
  },
  {
    fixture: 'payment_approved.kwd',
    statements: [approved('15.250', 'KWD')],
    subject: carrying('KWD'),
  },
  {
    fixture: 'payment_approved.unknown-currency',
    statements: [approved()],
    subject: carrying('XTS'),
  },
  // Sixteen digits, but a number: only text counts.
  {
    fixture: 'payment_approved.metadata-number',
    statements: [approved('49.99')],
    subject: { ...subjectOf(PAYMENT), currency: 'USD' },
  },
  {
    fixture: 'payment_approved.previous-platform',
    statements: [approved('2.00', 'GBP', 'act_7pfyq4sdkrvoexn737g2e26c3xm')],
    subject: carrying('GBP', OLD_PAYMENT),
    event: {
      id: 'evt_cyysan2ofhftsjvd3d7eicwnvb',
      type: 'payment_approved',
      time: '2020-02-03T11:34:58.000Z',
    },
  },
  // It shares the order with the payment, and carries an assessment of its own.
  { fixture: 'payment_approved.payout', because: PAYOUT, subject: NOBODY },
  { fixture: 'payment_approved.payout-from-account', because: PAYOUT, subject: NOBODY },
];

const declined: Statement = {
  annotation: {
    reasons: ['TRANSACTION_DECLINED'],
    transactionEvent: { eventType: 'AUTHORIZATION_DECLINE', reason: '20005', value: '49.99' },
  },
  currency: 'USD',
  fact: 'act_kjxqqajgnyie3l66ujvddw7gqm:authorization:TRANSACTION_DECLINED',
  because: 'the payment was declined, which is no verdict',
};

export const DECLINES: readonly Expectation[] = [
  { fixture: 'payment_declined', statements: [declined], subject: carrying() },
  {
    fixture: 'payment_declined.previous-platform',
    statements: [
      {
        ...declined,
        annotation: {
          reasons: ['TRANSACTION_DECLINED'],
          transactionEvent: { eventType: 'AUTHORIZATION_DECLINE', reason: '20005', value: '0.05' },
        },
        currency: 'EUR',
        fact: 'act_pfyq4sdkrvoexn737g2e26c3xm:authorization:TRANSACTION_DECLINED',
      },
    ],
    subject: { ...subjectOf('pay_pfyq4sdkrvoexn737g2e26c3xm'), currency: 'EUR' },
  },
  {
    fixture: 'payment_declined.risk',
    statements: [
      {
        ...declined,
        annotation: {
          reasons: ['TRANSACTION_DECLINED', 'PAYMENT_HEURISTICS'],
          transactionEvent: { eventType: 'MERCHANT_DENY', reason: '40101', value: '49.99' },
        },
        because: "Checkout.com blocked the payment on the site's behalf",
      },
    ],
    subject: carrying(),
  },
  { fixture: 'payment_declined.payout', because: PAYOUT, subject: NOBODY },
];

function captured(action: string, value: string): Statement {
  return {
    annotation: {
      transactionEvent: { eventType: 'PAYMENT_CAPTURE', reason: '10000', value },
    },
    currency: 'USD',
    fact: `${action}:capture:PAYMENT_CAPTURE`,
    because: `the payment was captured, ${NO_VERDICT}`,
  };
}

const CAPTURED = captured('act_uqlj3642dyyuroivzdwfg2fysq', '49.99');

export const CAPTURES: readonly Expectation[] = [
  { fixture: 'payment_captured', statements: [CAPTURED], subject: DONE },
  {
    fixture: 'payment_captured',
    opinions: ['capture-legitimate'],
    statements: [
      {
        ...CAPTURED,
        annotation: { annotation: 'LEGITIMATE', ...CAPTURED.annotation },
        because: 'the payment was captured, which counts as genuine here',
      },
    ],
  },
  // Another action of the same payment is another fact; two hours east of UTC.
  {
    fixture: 'payment_captured.partial',
    statements: [captured('act_sp2dsihrbfauvnccap2gst6uiy', '15.00')],
    subject: { ...DONE, shaped: ['partial capture'] },
    event: {
      id: 'evt_76uvs2urzqdi737vevi7ug6qfy',
      type: 'payment_captured',
      time: '2026-09-30T08:05:27.469Z',
    },
  },
  {
    fixture: 'payment_capture_declined',
    statements: [
      {
        annotation: {
          reasons: ['TRANSACTION_DECLINED'],
          transactionEvent: {
            eventType: 'PAYMENT_CAPTURE_DECLINE',
            reason: '20006',
            value: '49.99',
          },
        },
        currency: 'USD',
        fact: 'act_jclzjykecuuu7mmesbk63alzoa:capture-decline:TRANSACTION_DECLINED',
        because: 'the capture failed, which is no verdict',
      },
    ],
    subject: DONE,
  },
];

function cancelled(type: string, action: string, because: string): Expectation {
  return {
    fixture: type,
    statements: [
      {
        annotation: { transactionEvent: { eventType: 'CANCEL', reason: type, value: '49.99' } },
        currency: 'USD',
        fact: `${action}:cancel:CANCEL`,
        because,
      },
    ],
    subject: type === 'payment_voided' ? DONE : carrying(),
  };
}

export const CANCELLATIONS: readonly Expectation[] = [
  cancelled(
    'payment_voided',
    'act_goluc2z6x5ruplxcxrvrexvkyy',
    'the payment was cancelled before it was captured',
  ),
  cancelled(
    'payment_canceled',
    'act_ndipbi6pcoturg7gicmv7ajfpy',
    'the customer gave the payment up where it was to be confirmed',
  ),
  cancelled(
    'payment_expired',
    'act_57v7ihlibudebdu7eoct2niioi',
    'nobody completed the payment before it expired',
  ),
];

function refunded(entity: string, value: string, currency = 'USD'): Statement {
  return {
    annotation: { reasons: ['REFUND'], transactionEvent: { eventType: 'REFUND', value } },
    currency,
    fact: `${entity}:refund:REFUND`,
    because: 'the payment was refunded, and fraud was not given as the reason',
  };
}

export const REFUNDS: readonly Expectation[] = [
  {
    fixture: 'payment_refunded',
    statements: [refunded('act_v3ap4uxinl6exk5hdgetatbywi', '49.99')],
    subject: DONE,
  },
  {
    fixture: 'payment_refunded.partial',
    statements: [refunded('act_y5kl22y4bqnupcuw46ztq2c56i', '9.99')],
    subject: { ...DONE, shaped: ['RMA-77'] },
  },
  {
    fixture: 'payment_refunded.without-action',
    statements: [refunded(OLD_PAYMENT, '2.00', 'GBP')],
    subject: doneWith(OLD_PAYMENT, 'GBP'),
  },
];
