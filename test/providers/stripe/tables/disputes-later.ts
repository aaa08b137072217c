import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { fraud, other, resolved, service, VISA_SERVICE } from './disputes-opened.ts';
import { DISPUTE } from './ids.ts';

const UPDATED = 'charge.dispute.updated';
const WITHDRAWN = 'charge.dispute.funds_withdrawn';
const CLOSED = 'charge.dispute.closed';

function represented(stage: string, because: string): Statement {
  return {
    annotation: {
      transactionEvent: { eventType: 'CHARGEBACK_REPRESENTMENT', reason: '10.4', value: '49.99' },
    },
    currency: 'USD',
    fact: `${DISPUTE}:${stage}:CHARGEBACK_REPRESENTMENT`,
    because,
  };
}

const evidence = represented('representment', 'evidence against a fraud chargeback was submitted');

const NO_NEWS = 'neither an escalation nor evidence against a fraud chargeback';
const INQUIRY_NEWS = 'news of an inquiry; charge.dispute.created stated it';

const UPDATES: readonly Expectation[] = [
  { fixture: `${UPDATED}.escalated`, statements: [fraud()] },
  { fixture: `${UPDATED}.escalated-to-review`, statements: [fraud()] },
  { fixture: `${UPDATED}.escalated-service`, statements: [service()] },
  { fixture: `${UPDATED}.escalated-other`, statements: [other()] },
  // First reported without a code, now fraud.
  { fixture: `${UPDATED}.other-reason`, statements: [fraud()] },
  { fixture: `${UPDATED}.evidence`, statements: [evidence] },
  // One fact however often evidence goes in; an appeal is another stage.
  { fixture: `${UPDATED}.evidence-again`, statements: [evidence] },
  {
    fixture: `${UPDATED}.appeal`,
    statements: [represented('appeal', 'an appeal against a fraud chargeback was submitted')],
  },
  { fixture: `${UPDATED}.evidence-service`, because: NO_NEWS },
  { fixture: `${UPDATED}.evidence-inquiry`, because: INQUIRY_NEWS },
  { fixture: `${UPDATED}.staged`, because: NO_NEWS },
  {
    fixture: `${UPDATED}.prevented`,
    because: 'the dispute was prevented; the alert stands',
  },
];

// The same facts as charge.dispute.created or an escalation, so the ledger sends them once.
const WITHDRAWALS: readonly Expectation[] = [
  { fixture: `${WITHDRAWN}.fraud`, statements: [fraud()] },
  { fixture: `${WITHDRAWN}.escalated`, statements: [fraud()] },
  { fixture: `${WITHDRAWN}.service`, statements: [service()] },
  { fixture: `${WITHDRAWN}.other`, statements: [other()] },
  { fixture: `${WITHDRAWN}.prevented`, statements: [resolved] },
  {
    fixture: `${WITHDRAWN}.inquiry`,
    because: 'funds held during an inquiry; charge.dispute.created states the inquiry',
  },
  {
    fixture: 'charge.dispute.funds_reinstated',
    because: 'charge.dispute.closed states the win',
  },
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

const CLOSINGS: readonly Expectation[] = [
  { fixture: `${CLOSED}.won`, statements: [won] },
  {
    fixture: `${CLOSED}.won`,
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
    fixture: `${CLOSED}.won-service`,
    because: `won, but not known to be about fraud; ${VISA_SERVICE}`,
  },
  { fixture: `${CLOSED}.lost`, because: 'lost: what the dispute said stands' },
  {
    fixture: `${CLOSED}.warning_closed`,
    because: 'the inquiry ended without a chargeback, which is no verdict',
  },
  { fixture: `${CLOSED}.prevented`, because: 'prevented: what the alert said stands' },
  {
    fixture: `${CLOSED}.charge_refunded`,
    because: 'closed by a refund; refund.created states it',
  },
];

export const DISPUTES_LATER: readonly Expectation[] = [...UPDATES, ...WITHDRAWALS, ...CLOSINGS];
