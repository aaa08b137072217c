import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { CHARGE_2013, DISPUTE } from './ids.ts';

export const VISA_FRAUD = 'Visa 10.4 is a fraud code (other fraud, card absent)';
export const VISA_SERVICE = 'Visa 13.1 is a service code (not received)';
export const VISA_OTHER = 'Visa 12.5 is neither fraud nor service (wrong amount)';
export const CATEGORY_FRAUD = "Stripe's category fraudulent means fraud";

/** A fraud chargeback. */
export function fraud(
  because = VISA_FRAUD,
  reason = '10.4',
  value = '49.99',
  currency = 'USD',
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

/** A chargeback over goods or services: no verdict and no event. */
export function service(because = VISA_SERVICE): Statement {
  return {
    annotation: { reasons: ['CHARGEBACK_DISPUTE'] },
    fact: `${DISPUTE}:chargeback:CHARGEBACK_DISPUTE`,
    because,
  };
}

/** A chargeback that is about neither. */
export function other(because = VISA_OTHER): Statement {
  return {
    annotation: { reasons: ['CHARGEBACK'] },
    fact: `${DISPUTE}:chargeback:CHARGEBACK`,
    because,
  };
}

const CREATED = 'charge.dispute.created';

const CHARGEBACKS: readonly Expectation[] = [
  { fixture: `${CREATED}.fraud`, statements: [fraud()] },
  { fixture: `${CREATED}.expanded`, statements: [fraud()] },
  { fixture: `${CREATED}.code-over-category`, statements: [fraud()] },
  { fixture: `${CREATED}.lost-at-birth`, statements: [fraud()] },
  {
    fixture: `${CREATED}.without-code`,
    statements: [fraud(CATEGORY_FRAUD, 'fraudulent')],
  },
  {
    fixture: `${CREATED}.amex-fraud`,
    statements: [fraud('American Express F29 is a fraud code (card not present)', 'F29')],
  },
  {
    fixture: `${CREATED}.sepa-debit`,
    statements: [
      fraud(
        "Stripe's category debit_not_authorized means fraud",
        'debit_not_authorized',
        '25.99',
        'EUR',
      ),
    ],
  },
  {
    fixture: `${CREATED}.partial-jpy`,
    statements: [fraud(VISA_FRAUD, '10.4', '1200', 'JPY')],
  },
  {
    fixture: `${CREATED}.2013`,
    statements: [
      {
        ...fraud(CATEGORY_FRAUD, 'fraudulent', '20.00'),
        fact: `${CHARGE_2013}:chargeback:CHARGEBACK_FRAUD`,
      },
    ],
  },
  {
    fixture: `${CREATED}.2019`,
    statements: [
      {
        ...fraud(
          'Mastercard 4837 is a fraud code (no authorisation by the cardholder)',
          '4837',
          '25.99',
          'EUR',
        ),
        fact: 'dp_1FhXyZ2eZvKYlo2CnK5tGb7v:chargeback:CHARGEBACK_FRAUD',
      },
    ],
  },
  { fixture: `${CREATED}.service`, statements: [service()] },
  {
    fixture: `${CREATED}.service`,
    opinions: ['service-dispute-event'],
    statements: [
      {
        ...service(),
        annotation: {
          reasons: ['CHARGEBACK_DISPUTE'],
          transactionEvent: { eventType: 'CHARGEBACK', reason: '13.1', value: '49.99' },
        },
        currency: 'USD',
      },
    ],
  },
  {
    fixture: `${CREATED}.mastercard-service`,
    statements: [
      service('Mastercard 4853 is a service code (cardholder dispute about goods or services)'),
    ],
  },
  {
    fixture: `${CREATED}.other`,
    statements: [other()],
  },
  {
    fixture: `${CREATED}.other`,
    opinions: ['service-dispute-event'],
    statements: [other()],
  },
  {
    fixture: `${CREATED}.unrecognized`,
    statements: [other("Stripe's category unrecognized says neither fraud nor service")],
  },
  {
    fixture: `${CREATED}.compliance`,
    statements: [other("Stripe's category noncompliant says neither fraud nor service")],
  },
];

function inquiry(reason: string, because: string): Statement {
  return {
    annotation: { transactionEvent: { eventType: 'CHARGEBACK_INQUIRY', reason, value: '49.99' } },
    currency: 'USD',
    fact: `${DISPUTE}:inquiry:CHARGEBACK_INQUIRY`,
    because: `an inquiry, no chargeback yet; ${because}`,
  };
}

const INQUIRIES: readonly Expectation[] = [
  {
    fixture: `${CREATED}.inquiry-fraud`,
    statements: [inquiry('33', 'Visa 33 is a fraud code (request for a fraud analysis)')],
  },
  {
    fixture: `${CREATED}.inquiry-by-case-type`,
    statements: [inquiry('fraudulent', CATEGORY_FRAUD)],
  },
  {
    fixture: `${CREATED}.inquiry-service`,
    because: `an inquiry that is not about fraud; ${VISA_SERVICE}`,
  },
];

/** A refund on an alert, instead of a chargeback. */
export const resolved: Statement = {
  annotation: {
    annotation: 'FRAUDULENT',
    reasons: ['CHARGEBACK_FRAUD'],
    transactionEvent: { eventType: 'CHARGEBACK_ALERT', reason: '10.4', value: '49.99' },
  },
  currency: 'USD',
  fact: `${DISPUTE}:alert:CHARGEBACK_FRAUD`,
  because: `refunded on an alert instead of a chargeback; ${VISA_FRAUD}`,
};

function deflected(reason: string): Statement {
  return {
    annotation: { transactionEvent: { eventType: 'CHARGEBACK_ALERT', reason, value: '49.99' } },
    currency: 'USD',
    fact: `${DISPUTE}:alert:CHARGEBACK_ALERT`,
    because: 'deflected with the details of the order, so the alert is all there is',
  };
}

const PREVENTIONS: readonly Expectation[] = [
  { fixture: `${CREATED}.prevented-resolution`, statements: [resolved] },
  {
    fixture: `${CREATED}.prevented-resolution-service`,
    because: 'a service dispute that was prevented',
  },
  {
    fixture: `${CREATED}.prevented-resolution-other`,
    because:
      "refunded on an alert that is not about fraud; Stripe's category unrecognized says neither fraud nor service",
  },
  { fixture: `${CREATED}.prevented-block`, statements: [deflected('fraudulent')] },
  { fixture: `${CREATED}.prevented-inquiry`, statements: [deflected('fraudulent')] },
  // Deflections often come before the cardholder says more than that.
  { fixture: `${CREATED}.prevented-block-unrecognized`, statements: [deflected('unrecognized')] },
  {
    fixture: `${CREATED}.prevented-block-service`,
    because: 'a service dispute that was prevented',
  },
];

export const DISPUTES_OPENED: readonly Expectation[] = [
  ...CHARGEBACKS,
  ...INQUIRIES,
  ...PREVENTIONS,
];
