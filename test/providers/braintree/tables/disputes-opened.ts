import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { CARD, DISPUTE, PRE_ARBITRATION } from './ids.ts';

export const VISA_FRAUD = 'Visa 10.4 is a fraud code (other fraud, card absent)';
export const VISA_SERVICE = 'Visa 13.1 is a service code (not received)';
export const SUBJECT = {
  shaped: ['order-20417'],
  keys: [`braintree:${CARD}`, 'order:order-20417'],
};

interface Said {
  readonly because?: string;
  readonly reason?: string;
  readonly value?: string;
  readonly currency?: string;
  /** Entity and stage. */
  readonly at?: string;
}

/** A fraud chargeback. */
function fraud({ because = VISA_FRAUD, at = `${DISPUTE}:chargeback`, ...said }: Said = {}) {
  const { reason = '10.4', value = '149.90', currency = 'USD' } = said;
  return {
    annotation: {
      annotation: 'FRAUDULENT',
      reasons: ['CHARGEBACK_FRAUD'],
      transactionEvent: { eventType: 'CHARGEBACK', reason, value },
    },
    currency,
    fact: `${at}:CHARGEBACK_FRAUD`,
    because,
  } satisfies Statement;
}

const withoutValue: Statement = {
  annotation: {
    annotation: 'FRAUDULENT',
    reasons: ['CHARGEBACK_FRAUD'],
    transactionEvent: { eventType: 'CHARGEBACK', reason: '10.4' },
  },
  fact: `${DISPUTE}:chargeback:CHARGEBACK_FRAUD`,
  because: VISA_FRAUD,
};

function quiet(
  reason: 'CHARGEBACK' | 'CHARGEBACK_DISPUTE',
  because: string,
  at = `${DISPUTE}:chargeback`,
): Statement {
  return { annotation: { reasons: [reason] }, fact: `${at}:${reason}`, because };
}

const OPENED = 'dispute_opened';
const SECOND = `${PRE_ARBITRATION}:second-chargeback`;

const CHARGEBACKS: readonly Expectation[] = [
  {
    fixture: `${OPENED}.fraud`,
    statements: [fraud()],
    subject: SUBJECT,
    event: { type: OPENED, time: '2026-10-12T09:30:05.000Z' },
  },
  {
    fixture: `${OPENED}.fraud-mastercard`,
    statements: [
      fraud({
        because: 'Mastercard 4837 is a fraud code (no authorisation by the cardholder)',
        reason: '4837',
        value: '250.0',
      }),
    ],
  },
  {
    fixture: `${OPENED}.fraud-amex-wallet`,
    statements: [
      fraud({
        because: 'American Express F29 is a fraud code (card not present)',
        reason: 'F29',
      }),
    ],
  },
  {
    fixture: `${OPENED}.legacy-code`,
    statements: [fraud({ because: 'Visa 83 is a fraud code (fraud, card absent)', reason: '83' })],
  },
  {
    fixture: `${OPENED}.without-code`,
    statements: [fraud({ because: "Braintree's category fraud means fraud", reason: 'fraud' })],
  },
  {
    fixture: `${OPENED}.2014`,
    statements: [
      fraud({
        because: "Braintree's category fraud means fraud",
        reason: 'fraud',
        value: '250.0',
      }),
    ],
    subject: { keys: [`braintree:${CARD}`] },
    event: { type: OPENED, time: '2014-03-28T08:00:00.000Z' },
  },
  { fixture: `${OPENED}.code-over-category`, statements: [fraud()] },
  // Of the settlement: the value is dropped later if the payment had another currency.
  {
    fixture: `${OPENED}.settlement-currency`,
    statements: [fraud({ value: '138.22', currency: 'EUR' })],
    subject: SUBJECT,
  },
  { fixture: `${OPENED}.other-currency`, statements: [withoutValue], subject: SUBJECT },
  { fixture: `${OPENED}.same-currency`, statements: [fraud()] },
  { fixture: `${OPENED}.service`, statements: [quiet('CHARGEBACK_DISPUTE', VISA_SERVICE)] },
  {
    fixture: `${OPENED}.service`,
    opinions: ['service-dispute-event'],
    statements: [
      {
        ...quiet('CHARGEBACK_DISPUTE', VISA_SERVICE),
        annotation: {
          reasons: ['CHARGEBACK_DISPUTE'],
          transactionEvent: { eventType: 'CHARGEBACK', reason: '13.1', value: '149.90' },
        },
        currency: 'USD',
      },
    ],
  },
  {
    fixture: `${OPENED}.service-category`,
    statements: [
      quiet(
        'CHARGEBACK_DISPUTE',
        "Braintree's category credit_not_processed means an unhappy customer",
      ),
    ],
  },
  {
    fixture: `${OPENED}.other`,
    statements: [quiet('CHARGEBACK', 'Visa 12.5 is neither fraud nor service (wrong amount)')],
  },
  {
    fixture: `${OPENED}.not-recognized`,
    statements: [
      quiet('CHARGEBACK', "Braintree's category not_recognized says neither fraud nor service"),
    ],
  },
  { fixture: `${OPENED}.pre-arbitration`, statements: [fraud({ at: SECOND })], subject: SUBJECT },
  {
    fixture: `${OPENED}.pre-arbitration-service`,
    statements: [
      quiet(
        'CHARGEBACK_DISPUTE',
        'Visa 13.2 is a service code (recurring payment was cancelled)',
        SECOND,
      ),
    ],
  },
  {
    fixture: `${OPENED}.unknown-kind`,
    because: 'a dispute of a kind that is not known here',
    subject: SUBJECT,
  },
];

const INQUIRIES_AND_ALERTS: readonly Expectation[] = [
  {
    fixture: `${OPENED}.retrieval-fraud`,
    statements: [
      {
        annotation: {
          transactionEvent: { eventType: 'CHARGEBACK_INQUIRY', reason: '33', value: '149.90' },
        },
        currency: 'USD',
        fact: `${DISPUTE}:inquiry:CHARGEBACK_INQUIRY`,
        because:
          'an inquiry, no chargeback yet; Visa 33 is a fraud code (request for a fraud analysis)',
      },
    ],
  },
  {
    fixture: `${OPENED}.retrieval`,
    because:
      'an inquiry that is not about fraud; Visa 30 is neither fraud nor service (request for a copy because of a dispute)',
  },
  {
    fixture: `${OPENED}.visa-rdr`,
    statements: [
      {
        annotation: {
          annotation: 'FRAUDULENT',
          reasons: ['CHARGEBACK_FRAUD'],
          transactionEvent: { eventType: 'CHARGEBACK_ALERT', reason: '10.4', value: '149.90' },
        },
        currency: 'USD',
        fact: `${DISPUTE}:alert:CHARGEBACK_FRAUD`,
        because: `refunded on an alert instead of a chargeback; ${VISA_FRAUD}`,
      },
    ],
  },
  {
    fixture: `${OPENED}.visa-rdr-service`,
    because:
      'refunded on an alert that is not about fraud; Visa 13.3 is a service code (not as described or defective)',
  },
];

export const DISPUTES_OPENED: readonly Expectation[] = [...CHARGEBACKS, ...INQUIRIES_AND_ALERTS];
