import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';

const DISPUTE = 'PP-R-ABC-10059837';
const KEY = 'paypal:3C679366HH908993F';

const CODE = 'Mastercard 4837 is a fraud code (no authorisation by the cardholder)';
const CATEGORY = "PayPal's category UNAUTHORISED means fraud";
const UNHAPPY = "PayPal's category MERCHANDISE_OR_SERVICE_NOT_RECEIVED means an unhappy customer";

function withEvent(eventType: string, reason: string) {
  return { transactionEvent: { eventType, reason, value: '49.99' } };
}

function fraud(reason = '4837', stage = 'chargeback'): Statement {
  return {
    annotation: {
      annotation: 'FRAUDULENT',
      reasons: ['CHARGEBACK_FRAUD'],
      ...withEvent('CHARGEBACK', reason),
    },
    fact: `${DISPUTE}:${stage}:CHARGEBACK_FRAUD`,
    because: reason === '4837' ? CODE : CATEGORY,
    currency: 'USD',
  } as Statement;
}

const service: Statement = {
  annotation: { reasons: ['CHARGEBACK_DISPUTE'] },
  fact: `${DISPUTE}:chargeback:CHARGEBACK_DISPUTE`,
  because: UNHAPPY,
};

const other: Statement = {
  annotation: { reasons: ['CHARGEBACK'] },
  fact: `${DISPUTE}:chargeback:CHARGEBACK`,
  because: "PayPal's category PROBLEM_WITH_REMITTANCE says neither fraud nor service",
};

const inquiry = {
  annotation: withEvent('CHARGEBACK_INQUIRY', 'UNAUTHORISED'),
  fact: `${DISPUTE}:inquiry:CHARGEBACK_INQUIRY`,
  because: `an inquiry, no chargeback yet; ${CATEGORY}`,
  currency: 'USD',
} as Statement;

const alert = {
  annotation: {
    annotation: 'FRAUDULENT',
    reasons: ['CHARGEBACK_FRAUD'],
    ...withEvent('CHARGEBACK_ALERT', 'UNAUTHORISED'),
  },
  fact: `${DISPUTE}:alert:CHARGEBACK_FRAUD`,
  because: `an alert ahead of a chargeback; ${CATEGORY}`,
  currency: 'USD',
} as Statement;

function represented(stage: string, because: string): Statement {
  return {
    annotation: withEvent('CHARGEBACK_REPRESENTMENT', '4837'),
    fact: `${DISPUTE}:${stage}:CHARGEBACK_REPRESENTMENT`,
    because,
    currency: 'USD',
  } as Statement;
}

function won(reason: string, changes: Partial<Statement> = {}): Statement {
  return {
    annotation: { annotation: 'LEGITIMATE', ...withEvent('CHARGEBACK_REVERSE', reason) },
    fact: `${DISPUTE}:reversal:CHARGEBACK_REVERSE`,
    because: 'a fraud dispute was won or withdrawn, so the payment counts as genuine',
    currency: 'USD',
    ...changes,
  } as Statement;
}

const wonWithoutVerdict = {
  annotation: withEvent('CHARGEBACK_REVERSE', 'RESOLVED_SELLER_FAVOUR'),
  fact: `${DISPUTE}:reversal:CHARGEBACK_REVERSE`,
  because: 'a fraud dispute was won or withdrawn',
  currency: 'USD',
} as Statement;

const NO_FRAUD = `an inquiry that is not about fraud; ${UNHAPPY}`;

const CREATED = 'customer.dispute.created';

export const DISPUTES_CREATED: readonly Expectation[] = [
  {
    fixture: `${CREATED}.fraud`,
    statements: [fraud()],
    subject: { keys: [KEY] },
    event: {
      id: 'WH-58329533W468432D-8HN650336L201123X',
      type: 'CUSTOMER.DISPUTE.CREATED',
      time: '2026-11-02T09:06:12.409Z',
    },
  },
  {
    fixture: `${CREATED}.carrying`,
    statements: [fraud()],
    subject: { shaped: ['5a1b9c03d2e4f678'], keys: [KEY, 'order:ORDER-1234'] },
  },
  { fixture: `${CREATED}.fraud-internal`, statements: [fraud('UNAUTHORISED')] },
  { fixture: `${CREATED}.service`, statements: [service] },
  {
    fixture: `${CREATED}.service`,
    opinions: ['service-dispute-event'],
    statements: [
      {
        ...service,
        annotation: {
          reasons: ['CHARGEBACK_DISPUTE'],
          transactionEvent: {
            eventType: 'CHARGEBACK',
            reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
            value: '49.99',
          },
        },
        currency: 'USD',
      },
    ],
  },
  { fixture: `${CREATED}.other`, statements: [other] },
  // The category says fraud, the network's code does not.
  {
    fixture: `${CREATED}.code-over-category`,
    statements: [{ ...service, because: 'Visa 13.1 is a service code (not received)' }],
  },
  { fixture: `${CREATED}.inquiry-fraud`, statements: [inquiry] },
  {
    fixture: `${CREATED}.inquiry`,
    because: NO_FRAUD,
    subject: { keys: ['paypal:00D10444LD479031K'] },
  },
  { fixture: `${CREATED}.alert-fraud`, statements: [alert] },
  { fixture: `${CREATED}.alert-service`, because: `an alert, not of fraud; ${UNHAPPY}` },
  { fixture: `${CREATED}.pre-arbitration`, statements: [fraud('4837', 'second-chargeback')] },
  { fixture: `${CREATED}.arbitration`, statements: [fraud('4837', 'second-chargeback')] },
  { fixture: `${CREATED}.unknown-stage`, because: 'at a stage that is not known here' },
  { fixture: 'risk.dispute.created', statements: [service], subject: { keys: [KEY] } },
];

const UPDATED = 'customer.dispute.updated';

export const DISPUTES_UPDATED: readonly Expectation[] = [
  { fixture: `${UPDATED}.fraud`, statements: [fraud()] },
  { fixture: `${UPDATED}.service`, statements: [service] },
  { fixture: `${UPDATED}.other`, statements: [other] },
  { fixture: `${UPDATED}.second`, statements: [fraud('4837', 'second-chargeback')] },
  {
    fixture: `${UPDATED}.evidence`,
    statements: [
      fraud(),
      represented('representment', 'evidence against a fraud chargeback was submitted'),
    ],
  },
  {
    fixture: `${UPDATED}.evidence-second`,
    statements: [
      fraud('4837', 'second-chargeback'),
      represented('appeal', 'an appeal against a fraud chargeback was submitted'),
    ],
  },
  { fixture: `${UPDATED}.evidence-service`, statements: [service] },
  { fixture: `${UPDATED}.evidence-of-buyer`, statements: [fraud()] },
  { fixture: `${UPDATED}.inquiry`, because: NO_FRAUD },
  { fixture: `${UPDATED}.inquiry-fraud`, statements: [inquiry] },
  { fixture: `${UPDATED}.alert-fraud`, statements: [alert] },
  { fixture: `${UPDATED}.resolved`, because: 'CUSTOMER.DISPUTE.RESOLVED states how it ended' },
];

const RESOLVED = 'customer.dispute.resolved';

export const DISPUTES_RESOLVED: readonly Expectation[] = [
  { fixture: `${RESOLVED}.won`, statements: [won('RESOLVED_SELLER_FAVOUR')] },
  { fixture: `${RESOLVED}.won`, opinions: [], statements: [wonWithoutVerdict] },
  {
    fixture: `${RESOLVED}.won-recognized`,
    statements: [
      won('RESOLVED_SELLER_FAVOUR', {
        because: 'the dispute was won: PayPal found that the holder made the payment',
      }),
    ],
  },
  { fixture: `${RESOLVED}.won-recognized`, opinions: [], statements: [wonWithoutVerdict] },
  {
    fixture: `${RESOLVED}.won-second`,
    statements: [
      won('RESOLVED_SELLER_FAVOUR', { fact: `${DISPUTE}:second-reversal:CHARGEBACK_REVERSE` }),
    ],
  },
  { fixture: `${RESOLVED}.canceled-by-buyer`, statements: [won('CANCELED_BY_BUYER')] },
  { fixture: `${RESOLVED}.denied`, statements: [won('DENIED')] },
  // A claim of fraud that was withdrawn says as much at the stage of an inquiry.
  { fixture: `${RESOLVED}.inquiry`, statements: [won('CANCELED_BY_BUYER')] },
  { fixture: `${RESOLVED}.service`, because: `won, but not known to be about fraud; ${UNHAPPY}` },
  { fixture: `${RESOLVED}.lost`, because: 'lost: what the dispute said stands' },
  {
    fixture: `${RESOLVED}.accepted`,
    because: 'the site accepted the claim: what the dispute said stands',
  },
  { fixture: `${RESOLVED}.with-payout`, because: 'PayPal paid for it, which is no verdict' },
  { fixture: `${RESOLVED}.none`, because: 'resolved in a way that changes no label' },
];
