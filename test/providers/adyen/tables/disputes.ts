import type { TransactionEventType } from '../../../../shared/annotation/vocabulary.ts';
import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { DISPUTE, ofDispute, ofDisputeAlone } from './ids.ts';

const FRAUD = 'Visa 10.4 is a fraud code (other fraud, card absent)';
const SERVICE = 'Mastercard 4853 is a service code (cardholder dispute about goods or services)';
const OTHER = 'Visa 11.3 is neither fraud nor service (no authorisation)';
const UNLISTED = 'the reason code 502 is of no list we know, and Adyen has no category of its own';
const UNKNOWN = 'the reason code is missing, and Adyen has no category of its own';

/** A dispute of the fixtures other than the fraudulent one. */
function dispute(number: string): string {
  return `DZ4DPSHB4WD2WN${number}`;
}

function fraud(stage = 'chargeback'): Statement {
  return {
    annotation: {
      annotation: 'FRAUDULENT',
      reasons: ['CHARGEBACK_FRAUD'],
      transactionEvent: { eventType: 'CHARGEBACK', reason: '10.4', value: '49.99' },
    },
    fact: `${DISPUTE}:${stage}:CHARGEBACK_FRAUD`,
    because: FRAUD,
    currency: 'EUR',
  };
}

function service(stage = 'chargeback'): Statement {
  return {
    annotation: { reasons: ['CHARGEBACK_DISPUTE'] },
    fact: `${dispute('83')}:${stage}:CHARGEBACK_DISPUTE`,
    because: SERVICE,
  };
}

function serviceEvent(stage?: string): Statement {
  return {
    ...service(stage),
    annotation: {
      reasons: ['CHARGEBACK_DISPUTE'],
      transactionEvent: { eventType: 'CHARGEBACK', reason: '4853', value: '49.99' },
    },
    currency: 'EUR',
  };
}

function other(entity: string, because: string, stage = 'chargeback'): Statement {
  return {
    annotation: { reasons: ['CHARGEBACK'] },
    fact: `${entity}:${stage}:CHARGEBACK`,
    because,
  };
}

/** What a fraud dispute says without a verdict. */
function said(eventType: TransactionEventType, stage: string, because: string): Statement {
  return {
    annotation: { transactionEvent: { eventType, reason: '10.4', value: '49.99' } },
    fact: `${DISPUTE}:${stage}:${eventType}`,
    because,
    currency: 'EUR',
  };
}

export const DISPUTES_OPENED: readonly Expectation[] = [
  {
    fixture: 'REQUEST_FOR_INFORMATION',
    because: `an inquiry that is not about fraud; ${UNKNOWN}`,
    subject: ofDispute('RQ7XWT4ZK9NBHD82'),
  },
  {
    fixture: 'REQUEST_FOR_INFORMATION.fraud',
    statements: [
      {
        annotation: {
          transactionEvent: { eventType: 'CHARGEBACK_INQUIRY', reason: '33', value: '49.99' },
        },
        fact: 'RQ7XWT4ZK9NBHD83:inquiry:CHARGEBACK_INQUIRY',
        because:
          'an inquiry, no chargeback yet; Visa 33 is a fraud code (request for a fraud analysis)',
        currency: 'EUR',
      },
    ],
  },
  {
    fixture: 'NOTIFICATION_OF_CHARGEBACK.fraud',
    statements: [fraud()],
    subject: ofDispute(),
    event: {
      id: `NOTIFICATION_OF_CHARGEBACK.true.${DISPUTE}`,
      type: 'NOTIFICATION_OF_CHARGEBACK',
      time: '2026-04-20T00:41:09.000Z',
    },
  },
  { fixture: 'NOTIFICATION_OF_CHARGEBACK.service', statements: [service()] },
  {
    fixture: 'NOTIFICATION_OF_CHARGEBACK.service',
    opinions: ['service-dispute-event'],
    statements: [serviceEvent()],
  },
  { fixture: 'NOTIFICATION_OF_CHARGEBACK.other', statements: [other(dispute('84'), OTHER)] },
  {
    fixture: 'NOTIFICATION_OF_CHARGEBACK.without-code',
    statements: [other(dispute('85'), UNKNOWN)],
  },
  {
    fixture: 'NOTIFICATION_OF_CHARGEBACK.without-scheme',
    statements: [
      {
        annotation: {
          annotation: 'FRAUDULENT',
          reasons: ['CHARGEBACK_FRAUD'],
          transactionEvent: { eventType: 'CHARGEBACK', reason: '4837', value: '49.99' },
        },
        fact: `${dispute('86')}:chargeback:CHARGEBACK_FRAUD`,
        because: 'Mastercard 4837 is a fraud code (no authorisation by the cardholder)',
        currency: 'EUR',
      },
    ],
  },
  { fixture: 'CHARGEBACK.fraud', statements: [fraud()], subject: ofDispute() },
  { fixture: 'CHARGEBACK.service', statements: [service()] },
  {
    fixture: 'CHARGEBACK.service',
    opinions: ['service-dispute-event'],
    statements: [serviceEvent()],
  },
  { fixture: 'CHARGEBACK.other', statements: [other(dispute('84'), OTHER)] },
  {
    fixture: 'CHARGEBACK.in-another-currency',
    statements: [
      {
        annotation: {
          annotation: 'FRAUDULENT',
          reasons: ['CHARGEBACK_FRAUD'],
          transactionEvent: { eventType: 'CHARGEBACK', reason: '10.4', value: '54.12' },
        },
        fact: `${dispute('87')}:chargeback:CHARGEBACK_FRAUD`,
        because: FRAUD,
        currency: 'USD',
      },
    ],
    subject: ofDispute('DZ4DPSHB4WD2WN87'),
  },
  {
    fixture: 'SECOND_CHARGEBACK.fraud',
    statements: [fraud('second-chargeback')],
    subject: ofDisputeAlone(),
  },
  { fixture: 'SECOND_CHARGEBACK.service', statements: [service('second-chargeback')] },
  {
    fixture: 'SECOND_CHARGEBACK.service',
    opinions: ['service-dispute-event'],
    statements: [serviceEvent('second-chargeback')],
  },
  {
    fixture: 'SECOND_CHARGEBACK.other',
    statements: [other(dispute('88'), UNLISTED, 'second-chargeback')],
    subject: ofDisputeAlone('DZ4DPSHB4WD2WN88'),
  },
];

const reversal = said(
  'CHARGEBACK_REVERSE',
  'reversal',
  'a fraud dispute was won or withdrawn, so the payment counts as genuine',
);
const won: Statement = {
  ...reversal,
  annotation: { annotation: 'LEGITIMATE', ...reversal.annotation },
};

export const DISPUTES_LATER: readonly Expectation[] = [
  {
    fixture: 'INFORMATION_SUPPLIED.fraud',
    statements: [
      said(
        'CHARGEBACK_REPRESENTMENT',
        'representment',
        'evidence against a fraud chargeback was submitted',
      ),
    ],
    subject: ofDispute(),
  },
  {
    fixture: 'INFORMATION_SUPPLIED.service',
    because:
      'evidence in a dispute that is not about fraud; Visa 13.3 is a service code (not as described or defective)',
  },
  {
    fixture: 'CHARGEBACK_REVERSED.fraud',
    statements: [
      {
        annotation: { transactionEvent: { eventType: 'CHARGEBACK_REVERSE', value: '49.99' } },
        fact: `${DISPUTE}:provisional-reversal:CHARGEBACK_REVERSE`,
        because: 'a fraud chargeback was reversed, and the issuer may still come back',
        currency: 'EUR',
      },
    ],
  },
  {
    fixture: 'CHARGEBACK_REVERSED.without-code',
    because: `reversed, but not known to be about fraud; ${UNKNOWN}`,
    subject: ofDisputeAlone('DZ4DPSHB4WD2WN90'),
  },
  { fixture: 'PREARBITRATION_WON.fraud', statements: [won], subject: ofDispute() },
  {
    fixture: 'PREARBITRATION_WON.fraud',
    opinions: [],
    statements: [{ ...reversal, because: 'a fraud dispute was won or withdrawn' }],
  },
  {
    fixture: 'PREARBITRATION_WON.without-code',
    because: `won, but not known to be about fraud; ${UNKNOWN}`,
    subject: ofDisputeAlone('DZ4DPSHB4WD2WN91'),
  },
  { fixture: 'PREARBITRATION_ISSUER_WITHDRAWN', statements: [won] },
  { fixture: 'SCHEME_ARBITRATION_WON', statements: [won] },
  { fixture: 'ISSUER_RESPONSE_TIMEFRAME_EXPIRED.fraud', statements: [won] },
  {
    fixture: 'ISSUER_RESPONSE_TIMEFRAME_EXPIRED.service',
    because: 'won, but not known to be about fraud; Visa 13.1 is a service code (not received)',
  },
  {
    fixture: 'ISSUER_RESPONSE_TIMEFRAME_EXPIRED.without-status',
    because: 'does not say that the dispute was won',
  },
];
