import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { LINKED, PAYMENT } from './about.ts';

function reported(reason: string, because: string): Statement {
  return {
    annotation: {
      annotation: 'FRAUDULENT',
      transactionEvent: { eventType: 'FRAUD_NOTIFICATION', reason, value: '49.99' },
    },
    currency: 'USD',
    fact: `${PAYMENT}:fraud-warning:FRAUD_NOTIFICATION`,
    because,
  };
}

const REPORTED = 'the issuer reported the payment as fraud';
const subject = { ...LINKED, currency: 'USD' };

export const FRAUD_REPORTS: readonly Expectation[] = [
  {
    fixture: 'fraud_reported',
    statements: [reported('TC40:6', `${REPORTED}: TC40 6 (fraudulent use of the account number)`)],
    subject,
    event: {
      id: 'evt_ion37u7kra2ujfxd33wibpep32',
      type: 'fraud_reported',
      time: '2026-10-14T15:06:49.910Z',
    },
  },
  {
    fixture: 'fraud_reported.safe',
    statements: [reported('SAFE:06', `${REPORTED}: SAFE 06 (card not present)`)],
    subject,
  },
  // The genuine holder was talked into it: a report, and no verdict.
  {
    fixture: 'fraud_reported.manipulated',
    statements: [
      {
        annotation: {
          transactionEvent: { eventType: 'FRAUD_NOTIFICATION', reason: 'TC40:D', value: '49.99' },
        },
        currency: 'USD',
        fact: `${PAYMENT}:fraud-warning:FRAUD_NOTIFICATION`,
        because:
          'TC40 D (manipulation of the account holder) is a report, and no verdict on who paid',
      },
    ],
    subject,
  },
  {
    fixture: 'fraud_reported.without-type',
    statements: [reported('Fraudulent Use Of Account Number', REPORTED)],
    subject,
  },
];
