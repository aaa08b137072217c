import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { DISPUTE, ORDER } from './ids.ts';

export const MASTERCARD_FRAUD =
  'Mastercard 4837 is a fraud code (no authorisation by the cardholder)';
const VISA_SERVICE = 'Visa 13.1 is a service code (not received)';
export const CATEGORY_FRAUD = "Shopify's category fraudulent means fraud";

/** A dispute is about a payment, but its amount may be in the currency of the shop. */
export const ABOUT = { keys: [ORDER] };
export const STARTED = { type: 'dispute', time: '2026-10-23T00:00:00.000Z' };

interface Amount {
  readonly value?: string;
  readonly currency?: string;
}

export function fraud(
  because = MASTERCARD_FRAUD,
  reason = '4837',
  { value = '254.98', currency = 'USD' }: Amount = {},
): Statement {
  return {
    annotation: {
      annotation: 'FRAUDULENT',
      reasons: ['CHARGEBACK_FRAUD'],
      transactionEvent: { eventType: 'CHARGEBACK', reason, value },
    },
    currency,
    fact: `${DISPUTE}:chargeback:CHARGEBACK_FRAUD`,
    because,
  };
}

export function service(because = VISA_SERVICE): Statement {
  return {
    annotation: { reasons: ['CHARGEBACK_DISPUTE'] },
    fact: `${DISPUTE}:chargeback:CHARGEBACK_DISPUTE`,
    because,
  };
}

function other(because: string): Statement {
  return {
    annotation: { reasons: ['CHARGEBACK'] },
    fact: `${DISPUTE}:chargeback:CHARGEBACK`,
    because,
  };
}

const inquiry: Statement = {
  annotation: {
    transactionEvent: { eventType: 'CHARGEBACK_INQUIRY', reason: 'fraudulent', value: '254.98' },
  },
  currency: 'USD',
  fact: `${DISPUTE}:inquiry:CHARGEBACK_INQUIRY`,
  because: `an inquiry, no chargeback yet; ${CATEGORY_FRAUD}`,
};

const CHARGEBACKS: readonly Expectation[] = [
  { fixture: 'dispute.fraud', statements: [fraud()], subject: ABOUT, event: STARTED },
  { fixture: 'dispute.fraud-updated', statements: [fraud()], subject: ABOUT, event: STARTED },
  // Shopify's own sample: under review, though no evidence was sent.
  {
    fixture: 'dispute.published',
    statements: [fraud(MASTERCARD_FRAUD, '4837', { value: '11.50', currency: 'CAD' })],
    subject: ABOUT,
    event: { type: 'dispute', time: '2022-01-01T00:00:00.000Z' },
  },
  { fixture: 'dispute.without-code', statements: [fraud(CATEGORY_FRAUD, 'fraudulent')] },
  {
    fixture: 'dispute.code-over-category',
    statements: [fraud('Visa 10.4 is a fraud code (other fraud, card absent)', '10.4')],
  },
  {
    fixture: 'dispute.bank-debit',
    statements: [
      fraud("Shopify's category debit_not_authorized means fraud", 'debit_not_authorized', {
        value: '25.99',
        currency: 'EUR',
      }),
    ],
  },
  {
    fixture: 'dispute.partial-jpy',
    statements: [fraud(MASTERCARD_FRAUD, '4837', { value: '1200', currency: 'JPY' })],
  },
  { fixture: 'dispute.service', statements: [service()], subject: ABOUT },
  {
    fixture: 'dispute.service',
    opinions: ['service-dispute-event'],
    statements: [
      {
        ...service(),
        annotation: {
          reasons: ['CHARGEBACK_DISPUTE'],
          transactionEvent: { eventType: 'CHARGEBACK', reason: '13.1', value: '254.98' },
        },
        currency: 'USD',
      },
    ],
  },
  {
    fixture: 'dispute.service-by-category',
    statements: [service("Shopify's category credit_not_processed means an unhappy customer")],
  },
  {
    fixture: 'dispute.cancelled-subscription',
    statements: [service("Shopify's category subscription_cancelled means an unhappy customer")],
  },
  {
    fixture: 'dispute.other',
    statements: [other('Visa 12.5 is neither fraud nor service (wrong amount)')],
  },
  {
    fixture: 'dispute.unrecognized',
    statements: [other("Shopify's category unrecognized says neither fraud nor service")],
  },
  { fixture: 'dispute.unknown-type', because: 'a type of dispute that is not known here' },
];

const INQUIRIES: readonly Expectation[] = [
  { fixture: 'dispute.inquiry-fraud', statements: [inquiry], subject: ABOUT, event: STARTED },
  // Its end is no verdict: the inquiry, again.
  { fixture: 'dispute.inquiry-won', statements: [inquiry], event: STARTED },
  {
    fixture: 'dispute.inquiry-service',
    because:
      "an inquiry that is not about fraud; Shopify's category product_unacceptable means an unhappy customer",
    subject: ABOUT,
  },
];

export const DISPUTES_OPENED: readonly Expectation[] = [...CHARGEBACKS, ...INQUIRIES];
