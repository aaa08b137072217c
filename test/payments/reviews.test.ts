import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { annotation } from '../../shared/annotation/annotation.ts';
import type { Opinion } from '../../shared/config/opinions.ts';
import {
  reviewApproved,
  reviewDenied,
  reviewExpired,
  reviewOpened,
} from '../../shared/payments/reviews.ts';
import type { Statement } from '../../shared/providers/provider.ts';

const HELD: ReadonlySet<Opinion> = new Set(['review-verdicts']);
const NONE: ReadonlySet<Opinion> = new Set();

const APPROVED = 'a person reviewed the payment and approved it';
const REJECTED = 'a person reviewed the payment and rejected it';
const EXPIRED = 'the review ran out of time, which is no verdict';

const approval = { eventType: 'MERCHANT_APPROVE', reason: 'MANUAL_REVIEW' };
const denial = { eventType: 'MERCHANT_DENY', reason: 'MANUAL_REVIEW' };

const CASES: readonly (readonly [string, Statement, object, string, string])[] = [
  [
    'opened, with a reason',
    reviewOpened({ entity: 'r1', reason: 'rule' }, 'a rule asked for it', ['PAYMENT_HEURISTICS']),
    {
      reasons: ['PAYMENT_HEURISTICS'],
      transactionEvent: { eventType: 'MANUAL_REVIEW', reason: 'rule' },
    },
    'r1:opened:PAYMENT_HEURISTICS',
    'a rule asked for it',
  ],
  [
    'opened, by hand',
    reviewOpened({ entity: 'r1' }, 'somebody asked for it'),
    { transactionEvent: { eventType: 'MANUAL_REVIEW' } },
    'r1:opened:MANUAL_REVIEW',
    'somebody asked for it',
  ],
  [
    'approved, as a verdict',
    reviewApproved('r1', HELD),
    { annotation: 'LEGITIMATE', transactionEvent: approval },
    'r1:closed:MERCHANT_APPROVE',
    APPROVED,
  ],
  [
    'approved, as no verdict',
    reviewApproved('r1', NONE),
    { transactionEvent: approval },
    'r1:closed:MERCHANT_APPROVE',
    APPROVED,
  ],
  [
    'denied, as a verdict',
    reviewDenied('r1', HELD),
    { annotation: 'FRAUDULENT', reasons: ['PAYMENT_HEURISTICS'], transactionEvent: denial },
    'r1:closed:PAYMENT_HEURISTICS',
    REJECTED,
  ],
  [
    'denied, as no verdict',
    reviewDenied('r1', NONE),
    { reasons: ['PAYMENT_HEURISTICS'], transactionEvent: denial },
    'r1:closed:PAYMENT_HEURISTICS',
    REJECTED,
  ],
  [
    'denied for another reason, told otherwise',
    reviewDenied('r1', HELD, 'REFUND_FRAUD', 'refunded as fraud'),
    { annotation: 'FRAUDULENT', reasons: ['REFUND_FRAUD'], transactionEvent: denial },
    'r1:closed:REFUND_FRAUD',
    'refunded as fraud',
  ],
  [
    'expired into an approval',
    reviewExpired('r1', 'MERCHANT_APPROVE'),
    { transactionEvent: approval },
    'r1:closed:MERCHANT_APPROVE',
    EXPIRED,
  ],
  [
    'expired into a denial',
    reviewExpired('r1', 'MERCHANT_DENY'),
    { reasons: ['PAYMENT_HEURISTICS'], transactionEvent: denial },
    'r1:closed:PAYMENT_HEURISTICS',
    EXPIRED,
  ],
];

describe('a review of a payment', () => {
  for (const [name, statement, said, fact, because] of CASES) {
    test(name, () => {
      assert.deepEqual(statement, { annotation: said, fact, because });
      annotation.parse(statement.annotation);
    });
  }

  test('the amount that is looked at goes with it', () => {
    const amount = { value: '9.00', currency: 'EUR' };
    const { annotation: said, currency } = reviewOpened({ entity: 'r1', amount }, 'why');
    assert.deepEqual([said.transactionEvent?.value, currency], ['9.00', 'EUR']);
  });
});
