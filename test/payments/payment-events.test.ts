import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { annotation } from '../../shared/annotation/annotation.ts';
import type { Opinion } from '../../shared/config/opinions.ts';
import {
  authorized,
  blocked,
  cancelled,
  captureDeclined,
  captured,
  declined,
  type PaymentMoment,
  refunded,
  refundReversed,
} from '../../shared/payments/payment-events.ts';
import type { Statement } from '../../shared/providers/provider.ts';

const MOMENT: PaymentMoment = {
  entity: 'p1',
  reason: '05',
  amount: { value: '9.00', currency: 'EUR' },
};
const NONE: ReadonlySet<Opinion> = new Set();
const GENUINE: ReadonlySet<Opinion> = new Set(['capture-legitimate']);
const LATER = 'which is no verdict: fraud shows up weeks later';

interface Row {
  readonly name: string;
  readonly said: (moment: PaymentMoment) => Statement;
  readonly eventType: string;
  readonly fact: string;
  readonly because: string;
  readonly reasons?: readonly string[];
  readonly verdict?: string;
}

const ROWS: readonly Row[] = [
  {
    name: 'an authorisation',
    said: (moment) => authorized(moment),
    eventType: 'AUTHORIZATION',
    reasons: ['TRANSACTION_ACCEPTED'],
    fact: 'p1:authorization:TRANSACTION_ACCEPTED',
    because: `the payment was authorised, ${LATER}`,
  },
  {
    name: 'an authorisation with other reasons',
    said: (moment) => authorized(moment, ['PAYMENT_HEURISTICS', 'TRANSACTION_ACCEPTED']),
    eventType: 'AUTHORIZATION',
    reasons: ['PAYMENT_HEURISTICS', 'TRANSACTION_ACCEPTED'],
    fact: 'p1:authorization:PAYMENT_HEURISTICS',
    because: `the payment was authorised, ${LATER}`,
  },
  {
    name: 'a decline',
    said: (moment) => declined(moment),
    eventType: 'AUTHORIZATION_DECLINE',
    reasons: ['TRANSACTION_DECLINED'],
    fact: 'p1:authorization:TRANSACTION_DECLINED',
    because: 'the payment was declined, which is no verdict',
  },
  {
    name: 'a decline that is explained otherwise',
    said: (moment) => declined(moment, 'it failed at 3-D Secure'),
    eventType: 'AUTHORIZATION_DECLINE',
    reasons: ['TRANSACTION_DECLINED'],
    fact: 'p1:authorization:TRANSACTION_DECLINED',
    because: 'it failed at 3-D Secure',
  },
  {
    name: 'a payment that a risk engine blocked',
    said: (moment) => blocked(moment, 'Radar'),
    eventType: 'MERCHANT_DENY',
    reasons: ['TRANSACTION_DECLINED', 'PAYMENT_HEURISTICS'],
    fact: 'p1:authorization:TRANSACTION_DECLINED',
    because: "Radar blocked the payment on the site's behalf",
  },
  {
    name: 'a capture',
    said: (moment) => captured(moment, NONE),
    eventType: 'PAYMENT_CAPTURE',
    fact: 'p1:capture:PAYMENT_CAPTURE',
    because: `the payment was captured, ${LATER}`,
  },
  {
    name: 'a capture with a reason',
    said: (moment) => captured(moment, NONE, ['TRANSACTION_ACCEPTED']),
    eventType: 'PAYMENT_CAPTURE',
    reasons: ['TRANSACTION_ACCEPTED'],
    fact: 'p1:capture:TRANSACTION_ACCEPTED',
    because: `the payment was captured, ${LATER}`,
  },
  {
    name: 'a capture where the site counts it as genuine: the same fact',
    said: (moment) => captured(moment, GENUINE, ['TRANSACTION_ACCEPTED']),
    eventType: 'PAYMENT_CAPTURE',
    reasons: ['TRANSACTION_ACCEPTED'],
    verdict: 'LEGITIMATE',
    fact: 'p1:capture:TRANSACTION_ACCEPTED',
    because: 'the payment was captured, which counts as genuine here',
  },
  {
    name: 'a capture that failed',
    said: (moment) => captureDeclined(moment),
    eventType: 'PAYMENT_CAPTURE_DECLINE',
    fact: 'p1:capture-decline:PAYMENT_CAPTURE_DECLINE',
    because: 'the capture failed, which is no verdict',
  },
  {
    name: 'a capture that failed, with a reason',
    said: (moment) => captureDeclined(moment, ['TRANSACTION_DECLINED']),
    eventType: 'PAYMENT_CAPTURE_DECLINE',
    reasons: ['TRANSACTION_DECLINED'],
    fact: 'p1:capture-decline:TRANSACTION_DECLINED',
    because: 'the capture failed, which is no verdict',
  },
  {
    name: 'a cancellation',
    said: (moment) => cancelled(moment),
    eventType: 'CANCEL',
    fact: 'p1:cancel:CANCEL',
    because: 'the payment was cancelled before it was captured',
  },
  {
    name: 'a cancellation that is explained otherwise',
    said: (moment) => cancelled(moment, 'the authorisation lapsed'),
    eventType: 'CANCEL',
    fact: 'p1:cancel:CANCEL',
    because: 'the authorisation lapsed',
  },
  {
    name: 'a refund',
    said: (moment) => refunded(moment),
    eventType: 'REFUND',
    reasons: ['REFUND'],
    fact: 'p1:refund:REFUND',
    because: 'the payment was refunded, and fraud was not given as the reason',
  },
  {
    name: 'a refund that came to nothing',
    said: (moment) => refundReversed(moment),
    eventType: 'REFUND_REVERSE',
    fact: 'p1:refund-reverse:REFUND_REVERSE',
    because: 'the refund failed or was cancelled, so the money stays with the site',
  },
];

describe('the moments of a payment', () => {
  for (const { name, said, eventType, reasons, verdict, fact, because } of ROWS) {
    test(`${name} is ${eventType}`, () => {
      const statement = said(MOMENT);
      assert.deepEqual(statement, {
        annotation: {
          ...(verdict ? { annotation: verdict } : {}),
          ...(reasons ? { reasons } : {}),
          transactionEvent: { eventType, reason: '05', value: '9.00' },
        },
        fact,
        because,
        currency: 'EUR',
      });
      annotation.parse(statement.annotation);
    });

    test(`${name} needs neither a reason nor an amount`, () => {
      for (const bare of [{ entity: 'p1' }, { entity: 'p1', reason: null, amount: undefined }]) {
        const statement = said(bare);
        assert.deepEqual(statement.annotation.transactionEvent, { eventType });
        assert.equal(Object.hasOwn(statement, 'currency'), false);
        assert.equal(statement.fact, fact);
      }
    });
  }

  test('only the opinion on captures changes a capture', () => {
    const others: ReadonlySet<Opinion> = new Set(['review-verdicts', 'dispute-win-legitimate']);
    assert.deepEqual(captured(MOMENT, others), captured(MOMENT, NONE));
  });

  test('another entity makes another fact', () => {
    const facts = ROWS.flatMap(({ said }) => [said(MOMENT).fact, said({ entity: 'p2' }).fact]);
    assert.equal(facts.filter((fact) => fact.startsWith('p2:')).length, ROWS.length);
  });
});
