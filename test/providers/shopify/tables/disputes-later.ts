import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { ABOUT, fraud, MASTERCARD_FRAUD, STARTED, service } from './disputes.ts';
import { DISPUTE } from './ids.ts';

const SENT = { type: 'dispute', time: '2026-10-27T14:30:00.000Z' };
const DECIDED = { type: 'dispute', time: '2026-11-21T00:00:00.000Z' };

const evidence: Statement = {
  annotation: {
    transactionEvent: { eventType: 'CHARGEBACK_REPRESENTMENT', reason: '4837', value: '254.98' },
  },
  currency: 'USD',
  fact: `${DISPUTE}:representment:CHARGEBACK_REPRESENTMENT`,
  because: 'evidence against a fraud chargeback was submitted',
};

const won: Statement = {
  annotation: {
    annotation: 'LEGITIMATE',
    transactionEvent: { eventType: 'CHARGEBACK_REVERSE', reason: '4837', value: '254.98' },
  },
  currency: 'USD',
  fact: `${DISPUTE}:reversal:CHARGEBACK_REVERSE`,
  because: 'a fraud dispute was won or withdrawn, so the payment counts as genuine',
};

const prevented: Statement = {
  annotation: {
    transactionEvent: { eventType: 'CHARGEBACK_ALERT', reason: '4837', value: '254.98' },
  },
  currency: 'USD',
  fact: `${DISPUTE}:alert:CHARGEBACK_ALERT`,
  because: `prevented, how is not told, so it is no verdict; ${MASTERCARD_FRAUD}`,
};

export const DISPUTES_LATER: readonly Expectation[] = [
  // The chargeback is said again, for whoever missed its creation; the ledger sends it once.
  { fixture: 'dispute.evidence', statements: [fraud(), evidence], subject: ABOUT, event: SENT },
  { fixture: 'dispute.evidence-service', statements: [service()], event: SENT },
  { fixture: 'dispute.won', statements: [won], subject: ABOUT, event: DECIDED },
  {
    fixture: 'dispute.won',
    opinions: [],
    statements: [
      {
        ...won,
        annotation: {
          transactionEvent: { eventType: 'CHARGEBACK_REVERSE', reason: '4837', value: '254.98' },
        },
        because: 'a fraud dispute was won or withdrawn',
      },
    ],
  },
  {
    fixture: 'dispute.won-service',
    because:
      'won, but not known to be about fraud; Visa 12.6 is a service code (duplicate, or paid by other means)',
    event: DECIDED,
  },
  { fixture: 'dispute.lost', statements: [fraud()], subject: ABOUT, event: STARTED },
  { fixture: 'dispute.lost-service', statements: [service()], event: STARTED },
  { fixture: 'dispute.accepted', statements: [fraud()], event: STARTED },
  { fixture: 'dispute.charge_refunded', statements: [fraud()], event: STARTED },
  {
    fixture: 'dispute.prevented',
    statements: [prevented],
    subject: ABOUT,
    event: { type: 'dispute', time: '2026-10-24T00:00:00.000Z' },
  },
  {
    fixture: 'dispute.prevented-service',
    because:
      "prevented, and not about fraud; Shopify's category product_not_received means an unhappy customer",
  },
  // Won, and not told when: the time of receipt counts.
  {
    fixture: 'dispute.without-order',
    statements: [
      {
        ...won,
        annotation: {
          annotation: 'LEGITIMATE',
          transactionEvent: { eventType: 'CHARGEBACK_REVERSE', reason: '4837', value: '100.00' },
        },
        fact: '1052608616:reversal:CHARGEBACK_REVERSE',
      },
    ],
    subject: { keys: [] },
    event: { type: 'dispute' },
  },
];
