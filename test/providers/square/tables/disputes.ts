import type { Opinion } from '../../../../shared/config/opinions.ts';
import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { ABOUT_DISPUTE, DISPUTE } from './ids.ts';

const CREATED = 'dispute.created';
const UPDATED = 'dispute.state.updated';
const CHANGED = 'dispute.state.changed';

const FRAUD = "Square's category NO_KNOWLEDGE means fraud";
const OTHER = "Square's category UNKNOWN says neither fraud nor service";
const service = (reason: string) => `Square's category ${reason} means an unhappy customer`;

function fraudulent(reason = 'NO_KNOWLEDGE'): Statement {
  return {
    annotation: {
      annotation: 'FRAUDULENT',
      reasons: ['CHARGEBACK_FRAUD'],
      transactionEvent: { eventType: 'CHARGEBACK', reason, value: '54.99' },
    },
    currency: 'USD',
    fact: `${DISPUTE}:chargeback:CHARGEBACK_FRAUD`,
    because: `Square's category ${reason} means fraud`,
  };
}

function unhappy(reason: string): Statement {
  return {
    annotation: { reasons: ['CHARGEBACK_DISPUTE'] },
    fact: `${DISPUTE}:chargeback:CHARGEBACK_DISPUTE`,
    because: service(reason),
  };
}

const other: Statement = {
  annotation: { reasons: ['CHARGEBACK'] },
  fact: `${DISPUTE}:chargeback:CHARGEBACK`,
  because: OTHER,
};

function later(
  eventType: 'CHARGEBACK_INQUIRY' | 'CHARGEBACK_REPRESENTMENT' | 'CHARGEBACK_REVERSE',
  stage: string,
  because: string,
): Statement {
  return {
    annotation: { transactionEvent: { eventType, reason: 'NO_KNOWLEDGE', value: '54.99' } },
    currency: 'USD',
    fact: `${DISPUTE}:${stage}:${eventType}`,
    because,
  };
}

const asked = later('CHARGEBACK_INQUIRY', 'inquiry', `an inquiry, no chargeback yet; ${FRAUD}`);
const contested = later(
  'CHARGEBACK_REPRESENTMENT',
  'representment',
  'evidence against a fraud chargeback was submitted',
);
const reversed = later('CHARGEBACK_REVERSE', 'reversal', 'a fraud dispute was won or withdrawn');
const won: Statement = {
  ...reversed,
  annotation: { annotation: 'LEGITIMATE', ...reversed.annotation },
  because: 'a fraud dispute was won or withdrawn, so the payment counts as genuine',
};

const LOST = 'lost: what the dispute said stands';
const EVIDENCE = 'evidence is at hand; the state tells when it was submitted';
const EVENT_OF_SERVICE: readonly Opinion[] = ['service-dispute-event'];

const expectations: readonly Expectation[] = [
  {
    fixture: `${CREATED}.fraud`,
    statements: [fraudulent()],
    event: {
      id: '2fe99cc5-ac0f-493f-ab75-6d18cd3ad234',
      type: CREATED,
      time: '2026-11-02T21:24:53.258Z',
    },
  },
  { fixture: `${CREATED}.liability-shift`, statements: [fraudulent('EMV_LIABILITY_SHIFT')] },
  { fixture: `${CREATED}.service`, statements: [unhappy('NOT_RECEIVED')] },
  {
    fixture: `${CREATED}.service`,
    opinions: EVENT_OF_SERVICE,
    statements: [
      {
        ...unhappy('NOT_RECEIVED'),
        annotation: {
          reasons: ['CHARGEBACK_DISPUTE'],
          transactionEvent: { eventType: 'CHARGEBACK', reason: 'NOT_RECEIVED', value: '54.99' },
        },
        currency: 'USD',
      },
    ],
  },
  { fixture: `${CREATED}.other`, statements: [other] },
  { fixture: `${CREATED}.inquiry-fraud`, statements: [asked] },
  {
    fixture: `${CREATED}.inquiry-service`,
    because: `an inquiry that is not about fraud; ${service('AMOUNT_DIFFERS')}`,
  },
  { fixture: `${UPDATED}.escalated-fraud`, statements: [fraudulent()] },
  { fixture: `${UPDATED}.escalated-service`, statements: [unhappy('CUSTOMER_REQUESTS_CREDIT')] },
  { fixture: `${UPDATED}.escalated-other`, statements: [other] },
  { fixture: `${UPDATED}.inquiry-fraud`, statements: [asked] },
  {
    fixture: `${UPDATED}.inquiry-processing`,
    because: 'the inquiry was answered; no chargeback yet',
  },
  {
    fixture: `${UPDATED}.inquiry-closed`,
    because: 'the inquiry ended without a chargeback, which is no verdict',
  },
  { fixture: `${UPDATED}.processing-fraud`, statements: [contested] },
  {
    fixture: `${UPDATED}.processing-service`,
    because: `evidence in a dispute that is not about fraud; ${service('DUPLICATE')}`,
  },
  { fixture: `${UPDATED}.won-fraud`, statements: [won] },
  { fixture: `${UPDATED}.won-fraud`, opinions: [], statements: [reversed] },
  {
    fixture: `${UPDATED}.won-service`,
    because: `won, but not known to be about fraud; ${service('AMOUNT_DIFFERS')}`,
  },
  { fixture: `${UPDATED}.lost`, because: LOST },
  {
    fixture: `${UPDATED}.accepted`,
    because: 'accepted by the site: what the dispute said stands',
  },
  // The old name of the event, and of the id in it.
  { fixture: `${CHANGED}.fraud`, statements: [fraudulent()] },
  { fixture: `${CHANGED}.service`, statements: [unhappy('CANCELLED')] },
  { fixture: `${CHANGED}.processing`, statements: [contested] },
  { fixture: `${CHANGED}.won`, statements: [won] },
  { fixture: `${CHANGED}.lost`, because: LOST },
  { fixture: 'dispute.evidence.created', because: EVIDENCE },
  { fixture: 'dispute.evidence.deleted', because: EVIDENCE },
  { fixture: 'dispute.evidence.added', because: EVIDENCE },
  { fixture: 'dispute.evidence.removed', because: EVIDENCE },
];

export const DISPUTES = expectations.map((expectation) => ({
  ...expectation,
  subject: ABOUT_DISPUTE,
}));
