import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { DISPUTE, LINKED, OLD_DISPUTE, OLD_PAYMENT, PAYMENT, subjectOf } from './about.ts';

const VISA_FRAUD = 'Visa 10.4 is a fraud code (other fraud, card absent)';
const VISA_SERVICE = 'Visa 13.1 is a service code (not received)';
const VISA_OTHER = 'Visa 12.5 is neither fraud nor service (wrong amount)';
const BY_CATEGORY = "Checkout.com's category fraudulent means fraud";

const fraud: Statement = {
  annotation: {
    annotation: 'FRAUDULENT',
    reasons: ['CHARGEBACK_FRAUD'],
    transactionEvent: { eventType: 'CHARGEBACK', reason: '10.4', value: '49.99' },
  },
  currency: 'USD',
  fact: `${DISPUTE}:chargeback:CHARGEBACK_FRAUD`,
  because: VISA_FRAUD,
};

/** A fraud chargeback with another code, amount or explanation. */
function fraudBy(reason: string, because: string, value = '49.99'): Statement {
  const transactionEvent = { eventType: 'CHARGEBACK' as const, reason, value };
  return { ...fraud, annotation: { ...fraud.annotation, transactionEvent }, because };
}

/** The same without an amount, and so without a currency. */
function fraudByCategory(dispute: string): Statement {
  return {
    annotation: {
      ...fraud.annotation,
      transactionEvent: { eventType: 'CHARGEBACK', reason: 'fraudulent' },
    },
    fact: `${dispute}:chargeback:CHARGEBACK_FRAUD`,
    because: BY_CATEGORY,
  };
}

const service: Statement = {
  annotation: { reasons: ['CHARGEBACK_DISPUTE'] },
  fact: `${DISPUTE}:chargeback:CHARGEBACK_DISPUTE`,
  because: VISA_SERVICE,
};

const other: Statement = {
  annotation: { reasons: ['CHARGEBACK'] },
  fact: `${DISPUTE}:chargeback:CHARGEBACK`,
  because: VISA_OTHER,
};

const RECEIVED = 'dispute_received';
const REQUIRED = 'dispute_evidence_required';

export const DISPUTES_OPENED: readonly Expectation[] = [
  {
    fixture: `${RECEIVED}.fraud`,
    statements: [fraud],
    subject: LINKED,
    event: {
      id: 'evt_i2xfjot7c6omnjj3nsbpy4woeo',
      type: RECEIVED,
      time: '2026-11-02T15:20:31.504Z',
    },
  },
  // canceled_recurring with 10.4: the code decides.
  { fixture: `${RECEIVED}.code-over-category`, statements: [fraudBy('10.4', VISA_FRAUD, '20.20')] },
  {
    fixture: `${RECEIVED}.mastercard`,
    statements: [
      fraudBy('4837', 'Mastercard 4837 is a fraud code (no authorisation by the cardholder)'),
    ],
  },
  { fixture: `${RECEIVED}.unknown-network`, statements: [fraudBy('17', BY_CATEGORY)] },
  { fixture: `${RECEIVED}.service`, statements: [service], subject: LINKED },
  {
    fixture: `${RECEIVED}.service`,
    opinions: ['service-dispute-event'],
    statements: [
      {
        ...service,
        annotation: {
          reasons: ['CHARGEBACK_DISPUTE'],
          transactionEvent: { eventType: 'CHARGEBACK', reason: '13.1', value: '49.99' },
        },
        currency: 'USD',
      },
    ],
  },
  { fixture: `${RECEIVED}.other`, statements: [other], subject: LINKED },
  {
    fixture: `${RECEIVED}.unrecognized`,
    statements: [
      {
        ...other,
        because:
          'Discover AA is neither fraud nor service (cardholder does not recognise the transaction)',
      },
    ],
  },
  // "null" for the code, the amount and the reference; the 31st of November.
  {
    fixture: `${RECEIVED}.broken`,
    statements: [fraudByCategory(DISPUTE)],
    subject: { keys: [`checkout:${PAYMENT}`] },
    event: {
      id: 'evt_4dhocqyjbgotjnh3ngaykpj27m',
      type: RECEIVED,
      time: '2026-11-02T15:20:32.582Z',
    },
  },
  {
    fixture: `${RECEIVED}.previous-platform`,
    statements: [fraudByCategory(OLD_DISPUTE)],
    subject: subjectOf(OLD_PAYMENT),
  },
  // The same facts as dispute_received, so each is sent once.
  { fixture: `${REQUIRED}.fraud`, statements: [fraud], subject: LINKED },
  { fixture: `${REQUIRED}.service`, statements: [service] },
  { fixture: `${REQUIRED}.other`, statements: [other] },
  {
    fixture: 'request_for_information_received.fraud',
    statements: [
      {
        annotation: {
          transactionEvent: { eventType: 'CHARGEBACK_INQUIRY', reason: '33', value: '49.99' },
        },
        currency: 'USD',
        fact: `${DISPUTE}:inquiry:CHARGEBACK_INQUIRY`,
        because:
          'an inquiry, no chargeback yet; Visa 33 is a fraud code (request for a fraud analysis)',
      },
    ],
    subject: LINKED,
  },
  {
    fixture: 'request_for_information_received.service',
    because: `an inquiry that is not about fraud; ${VISA_SERVICE}`,
  },
];

function contested(stage: string, what: string): Statement {
  return {
    annotation: {
      transactionEvent: { eventType: 'CHARGEBACK_REPRESENTMENT', reason: '10.4', value: '49.99' },
    },
    currency: 'USD',
    fact: `${DISPUTE}:${stage}:CHARGEBACK_REPRESENTMENT`,
    because: `${what} against a fraud chargeback was submitted`,
  };
}

const evidence = contested('representment', 'evidence');
const appeal = contested('appeal', 'an appeal');
const NO_FRAUD = `evidence in a dispute that is not about fraud; ${VISA_SERVICE}`;

export const DISPUTES_CONTESTED: readonly Expectation[] = [
  { fixture: 'dispute_evidence_submitted.fraud', statements: [evidence], subject: LINKED },
  { fixture: 'dispute_evidence_submitted.service', because: NO_FRAUD },
  { fixture: 'dispute_evidence_acknowledged_by_scheme', statements: [evidence] },
  { fixture: 'dispute_arbitration_evidence_submitted', statements: [appeal] },
  { fixture: 'dispute_arbitration_sent_to_scheme.fraud', statements: [appeal] },
  { fixture: 'dispute_arbitration_sent_to_scheme.service', because: NO_FRAUD },
];

const won: Statement = {
  annotation: {
    annotation: 'LEGITIMATE',
    transactionEvent: { eventType: 'CHARGEBACK_REVERSE', reason: '10.4', value: '49.99' },
  },
  currency: 'USD',
  fact: `${DISPUTE}:reversal:CHARGEBACK_REVERSE`,
  because: 'a fraud dispute was won or withdrawn, so the payment counts as genuine',
};

const alert: Statement = {
  annotation: {
    annotation: 'FRAUDULENT',
    reasons: ['CHARGEBACK_FRAUD'],
    transactionEvent: { eventType: 'CHARGEBACK_ALERT', reason: '10.4', value: '49.99' },
  },
  currency: 'USD',
  fact: `${DISPUTE}:alert:CHARGEBACK_FRAUD`,
  because: `refunded on an alert instead of a chargeback; ${VISA_FRAUD}`,
};

const STANDS = 'what was said when the dispute came stands';
const CANCELLED_RECURRING =
  "won, but not known to be about fraud; Checkout.com's category canceled_recurring means an unhappy customer";

export const DISPUTES_CLOSED: readonly Expectation[] = [
  // However it is won, and however often, it is one fact.
  { fixture: 'dispute_won.fraud', statements: [won], subject: LINKED },
  {
    fixture: 'dispute_won.fraud',
    opinions: ['review-verdicts'],
    statements: [
      {
        ...won,
        annotation: {
          transactionEvent: { eventType: 'CHARGEBACK_REVERSE', reason: '10.4', value: '49.99' },
        },
        because: 'a fraud dispute was won or withdrawn',
      },
    ],
  },
  {
    fixture: 'dispute_won.service',
    because: `won, but not known to be about fraud; ${VISA_SERVICE}`,
  },
  {
    fixture: 'dispute_won.previous-platform',
    because: CANCELLED_RECURRING,
    subject: subjectOf(OLD_PAYMENT),
  },
  { fixture: 'dispute_arbitration_won', statements: [won] },
  { fixture: 'dispute_canceled.fraud', statements: [won] },
  {
    fixture: 'dispute_canceled.other',
    because: `won, but not known to be about fraud; ${VISA_OTHER}`,
  },
  {
    fixture: 'dispute_canceled.previous-platform',
    because: CANCELLED_RECURRING,
    subject: { keys: [`checkout:${OLD_PAYMENT}`] },
  },
  { fixture: 'dispute_resolved.rapid', statements: [alert], subject: LINKED },
  {
    fixture: 'dispute_resolved.rapid-service',
    because: `refunded on an alert that is not about fraud; ${VISA_SERVICE}`,
  },
  {
    fixture: 'dispute_resolved.already-refunded',
    because: 'resolved because it was refunded before; the refund and the dispute stand',
  },
  { fixture: 'dispute_accepted', because: STANDS, subject: LINKED },
  { fixture: 'dispute_expired', because: STANDS },
  { fixture: 'dispute_lost', because: STANDS },
  {
    fixture: 'dispute_arbitration_lost',
    because: 'lost at arbitration, which changes no label',
  },
];
