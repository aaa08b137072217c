import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { CHARGE, REFUND } from './ids.ts';

const refunded: Statement = {
  annotation: {
    reasons: ['REFUND'],
    transactionEvent: { eventType: 'REFUND', reason: 'requested_by_customer', value: '15.00' },
  },
  currency: 'USD',
  fact: `${REFUND}:refund:REFUND`,
  because: 'the payment was refunded, and fraud was not given as the reason',
};

function reversed(reason: string): Statement {
  return {
    annotation: { transactionEvent: { eventType: 'REFUND_REVERSE', reason, value: '15.00' } },
    currency: 'USD',
    fact: `${REFUND}:refund-reverse:REFUND_REVERSE`,
    because: 'the refund failed or was cancelled, so the money stays with the site',
  };
}

export const REFUNDS: readonly Expectation[] = [
  { fixture: 'refund.created', statements: [refunded] },
  {
    fixture: 'refund.created.fraudulent',
    statements: [
      {
        annotation: {
          annotation: 'FRAUDULENT',
          reasons: ['REFUND_FRAUD'],
          transactionEvent: { eventType: 'REFUND', reason: 'fraudulent', value: '49.99' },
        },
        currency: 'USD',
        fact: `${REFUND}:refund:REFUND_FRAUD`,
        because: 'the site refunded the payment as fraudulent',
      },
    ],
  },
  {
    // The same fact as charge.expired.
    fixture: 'refund.created.expired-uncaptured-charge',
    statements: [
      {
        annotation: {
          transactionEvent: {
            eventType: 'CANCEL',
            reason: 'expired_uncaptured_charge',
            value: '49.99',
          },
        },
        currency: 'USD',
        fact: `${CHARGE}:cancel:CANCEL`,
        because: 'the authorisation lapsed before it was captured',
      },
    ],
  },
  {
    fixture: 'refund.created.requires-action',
    because: 'the refund waits for the customer, no money moved yet',
  },
  { fixture: 'refund.created.failed', because: 'the refund did not happen' },
  { fixture: 'refund.failed', statements: [reversed('lost_or_stolen_card')] },
  { fixture: 'refund.updated.failed', statements: [reversed('lost_or_stolen_card')] },
  { fixture: 'refund.updated.canceled', statements: [reversed('merchant_request')] },
  // What waited for the customer has happened now.
  { fixture: 'refund.updated.completed', statements: [refunded] },
  { fixture: 'refund.updated', because: 'the refund itself stands as it was reported' },
  {
    fixture: 'charge.refunded',
    because: 'repeats all refunds of the charge; refund.created has each one',
  },
  {
    fixture: 'charge.refunded.2013',
    because: 'repeats all refunds of the charge; refund.created has each one',
  },
  {
    fixture: 'charge.refund.updated',
    because: 'sent for some payment methods only; refund.updated has all',
  },
];
