import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { annotation } from '../../shared/annotation/annotation.ts';
import { fraudReported, fraudReportedAs } from '../../shared/payments/fraud-report.ts';

const MOMENT = { entity: 'w1', amount: { value: '9.00', currency: 'EUR' } };

/** Scheme, type, the reason that is sent, whether it is a verdict, and why. */
const CASES: readonly (readonly [
  string | undefined,
  string | undefined,
  string | undefined,
  boolean,
  string,
])[] = [
  ['visa', '1', 'TC40:1', true, 'the issuer reported the payment as fraud: TC40 1 (stolen)'],
  [
    'mc',
    '06',
    'SAFE:06',
    true,
    'the issuer reported the payment as fraud: SAFE 06 (card not present)',
  ],
  [
    'mastercard',
    '57',
    'SAFE:57',
    true,
    'the issuer reported the payment as fraud: SAFE 57 (first-party fraud)',
  ],
  [
    'visa',
    'D',
    'TC40:D',
    false,
    'TC40 D (manipulation of the account holder) is a report, and no verdict on who paid',
  ],
  [
    undefined,
    '51',
    'SAFE:51',
    false,
    'SAFE 51 (collusive merchant) is a report, and no verdict on who paid',
  ],
  // A type nobody knows is still an issuer's report of fraud.
  ['visa', 'Z', 'TC40:Z', true, 'the issuer reported the payment as fraud'],
  ['amex', '1', '1', true, 'the issuer reported the payment as fraud'],
  [undefined, undefined, undefined, true, 'the issuer reported the payment as fraud'],
];

describe('a fraud report by its type', () => {
  for (const [scheme, type, reason, isVerdict, because] of CASES) {
    test(`${type} of ${scheme} is ${isVerdict ? 'FRAUDULENT' : 'an event only'}`, () => {
      const statement = fraudReportedAs(scheme, type, MOMENT);
      assert.deepEqual(statement, {
        annotation: {
          ...(isVerdict ? { annotation: 'FRAUDULENT' } : {}),
          transactionEvent: {
            eventType: 'FRAUD_NOTIFICATION',
            ...(reason === undefined ? {} : { reason }),
            value: '9.00',
          },
        },
        fact: 'w1:fraud-warning:FRAUD_NOTIFICATION',
        because,
        currency: 'EUR',
      });
      annotation.parse(statement.annotation);
    });
  }

  test('without a type at all it is FRAUDULENT, with the reason of its sender', () => {
    assert.deepEqual(fraudReported({ entity: 'w1', reason: 'made_with_stolen_card' }), {
      annotation: {
        annotation: 'FRAUDULENT',
        transactionEvent: { eventType: 'FRAUD_NOTIFICATION', reason: 'made_with_stolen_card' },
      },
      fact: 'w1:fraud-warning:FRAUD_NOTIFICATION',
      because: 'the issuer reported the payment as fraud',
    });
  });
});
