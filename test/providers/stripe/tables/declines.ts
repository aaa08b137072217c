import type { Expectation } from '../../expectation.ts';
import { CHARGE, CHARGE_2013, INTENT } from './ids.ts';

export const DECLINES: readonly Expectation[] = [
  {
    fixture: 'charge.failed',
    statements: [
      {
        annotation: {
          reasons: ['TRANSACTION_DECLINED'],
          transactionEvent: { eventType: 'AUTHORIZATION_DECLINE', reason: '05', value: '49.99' },
        },
        currency: 'USD',
        fact: `${CHARGE}:authorization:TRANSACTION_DECLINED`,
        because: 'the payment was declined, which is no verdict',
      },
    ],
  },
  {
    fixture: 'charge.failed.stolen-card',
    statements: [
      {
        annotation: {
          reasons: ['TRANSACTION_DECLINED'],
          transactionEvent: {
            eventType: 'AUTHORIZATION_DECLINE',
            reason: 'stolen_card',
            value: '49.99',
          },
        },
        currency: 'USD',
        fact: `${CHARGE}:authorization:TRANSACTION_DECLINED`,
        because: 'the payment was declined, which is no verdict',
      },
    ],
  },
  {
    fixture: 'charge.failed.2013',
    statements: [
      {
        annotation: {
          reasons: ['TRANSACTION_DECLINED'],
          transactionEvent: {
            eventType: 'AUTHORIZATION_DECLINE',
            reason: 'card_declined',
            value: '20.00',
          },
        },
        currency: 'USD',
        fact: `${CHARGE_2013}:authorization:TRANSACTION_DECLINED`,
        because: 'the payment was declined, which is no verdict',
      },
    ],
  },
  {
    fixture: 'charge.failed.blocked',
    statements: [
      {
        annotation: {
          reasons: ['TRANSACTION_DECLINED', 'PAYMENT_HEURISTICS'],
          transactionEvent: {
            eventType: 'MERCHANT_DENY',
            reason: 'RADAR:highest_risk_level',
            value: '49.99',
          },
        },
        currency: 'USD',
        fact: `${CHARGE}:authorization:TRANSACTION_DECLINED`,
        because: "Radar blocked the payment on the site's behalf",
      },
    ],
  },
  {
    fixture: 'charge.failed.blocked-by-rule',
    statements: [
      {
        annotation: {
          reasons: ['TRANSACTION_DECLINED', 'PAYMENT_HEURISTICS'],
          transactionEvent: { eventType: 'MERCHANT_DENY', reason: 'RADAR:rule', value: '49.99' },
        },
        currency: 'USD',
        fact: `${CHARGE}:authorization:TRANSACTION_DECLINED`,
        because: "Radar blocked the payment on the site's behalf",
      },
    ],
  },
  {
    fixture: 'payment_intent.payment_failed',
    because: 'charge.failed states the same decline',
  },
  ...[
    'payment_intent.payment_failed.authentication',
    'payment_intent.payment_failed.authentication-after-decline',
  ].map((fixture) => ({
    fixture,
    statements: [
      {
        annotation: {
          reasons: ['TRANSACTION_DECLINED' as const],
          transactionEvent: {
            eventType: 'AUTHORIZATION_DECLINE' as const,
            reason: 'payment_intent_authentication_failure',
            value: '49.99',
          },
        },
        currency: 'USD',
        fact: `${INTENT}:authorization:TRANSACTION_DECLINED`,
        because: 'the payment failed before a charge was made, for instance at 3-D Secure',
      },
    ],
  })),
];
