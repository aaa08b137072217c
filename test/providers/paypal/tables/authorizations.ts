import type { Expectation } from '../../expectation.ts';
import {
  AUTHORIZATION,
  about,
  authorised,
  cancelled,
  ORDER,
  ofAuthorization,
  ofOrder,
} from './statements.ts';

export const AUTHORIZATIONS: readonly Expectation[] = [
  {
    fixture: 'payment.authorization.created',
    statements: [authorised(AUTHORIZATION, '49.99')],
    subject: ofAuthorization,
    event: {
      id: 'WH-58329511W468432D-8HN650336L201101X',
      type: 'PAYMENT.AUTHORIZATION.CREATED',
      time: '2026-10-07T20:00:50.000Z',
    },
  },
  {
    fixture: 'payment.authorization.created.v1',
    statements: [authorised('2DC87612EK520411B', '7.47')],
    subject: about(['paypal:2DC87612EK520411B', 'paypal:PAY-36246664YD343335CKHFA4AY'], {
      currency: 'USD',
    }),
  },
  {
    fixture: 'payment.authorization.created.pending',
    because: 'created, but not authorised so far',
    subject: ofAuthorization,
  },
  {
    fixture: 'payment.authorization.voided',
    statements: [cancelled(AUTHORIZATION, { reason: 'VOIDED', value: '49.99' })],
    subject: ofAuthorization,
  },
  {
    fixture: 'checkout.payment-approval.reversed',
    statements: [cancelled(ORDER, { reason: 'APPROVAL_REVERSED' })],
    subject: ofOrder,
    event: {
      id: 'WH-58329530W468432D-8HN650336L201120X',
      type: 'CHECKOUT.PAYMENT-APPROVAL.REVERSED',
      time: '2026-10-07T23:40:00.000Z',
    },
  },
  {
    fixture: 'checkout.order.approved',
    because: 'the payer agreed, and nothing was charged yet',
    subject: ofOrder,
  },
  {
    fixture: 'checkout.order.completed',
    because: 'the events of its payment state the outcome',
    subject: ofOrder,
  },
  {
    fixture: 'billing.subscription.created',
    because: 'not an event that says anything about a payment',
    // Its own time, of a month 19, is no time.
    event: {
      id: 'WH-TY567577T725889R5-1E6T55435R66166TR',
      type: 'BILLING.SUBSCRIPTION.CREATED',
      time: '2018-12-10T21:20:49.000Z',
    },
  },
];
