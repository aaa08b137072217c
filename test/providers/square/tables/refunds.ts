import type { Statement } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';
import { ABOUT_REFUND, REFUND } from './ids.ts';

const refunded: Statement = {
  annotation: {
    reasons: ['REFUND'],
    transactionEvent: { eventType: 'REFUND', value: '20.00' },
  },
  currency: 'USD',
  fact: `${REFUND}:refund:REFUND`,
  because: 'the payment was refunded, and fraud was not given as the reason',
};

const because = 'the refund is not completed, so no money moved';
const subject = ABOUT_REFUND;

export const REFUNDS: readonly Expectation[] = [
  { fixture: 'refund.created.pending', subject, because },
  { fixture: 'refund.created.completed', subject, statements: [refunded] },
  {
    fixture: 'refund.updated.completed',
    subject,
    statements: [refunded],
    event: {
      id: '711a8229-7294-4ad6-ace3-89578ccc1369',
      type: 'refund.updated',
      time: '2026-10-02T10:14:16.381Z',
    },
  },
  { fixture: 'refund.updated.failed', subject, because },
  { fixture: 'refund.updated.rejected', subject, because },
];
