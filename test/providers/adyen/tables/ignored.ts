import type { Expectation } from '../../expectation.ts';
import { ofDispute, ofDisputeAlone } from './ids.ts';

const LOST = 'lost: what the dispute said stands';
const OPEN = 'the dispute goes on, and what it said stands';
const OF_OTHERS = 'the events of its payments state the outcome';
const PAID_OUT = 'money that is paid out, nothing about a customer who pays';

export const IGNORED: readonly Expectation[] = [
  { fixture: 'PREARBITRATION_LOST', because: LOST, subject: ofDisputeAlone('DZ4DPSHB4WD2WN94') },
  { fixture: 'SCHEME_ARBITRATION_LOST', because: LOST, subject: ofDispute('DZ4DPSHB4WD2WN95') },
  {
    fixture: 'DISPUTE_DEFENSE_PERIOD_ENDED',
    because: 'nothing was handed in: what the dispute said stands',
  },
  { fixture: 'PREARBITRATION_OPEN', because: OPEN },
  { fixture: 'PREARBITRATION_ACCEPTED', because: OPEN },
  { fixture: 'PREARBITRATION_DECLINED', because: OPEN },
  { fixture: 'SCHEME_ARBITRATION', because: OPEN },
  { fixture: 'ISSUER_COMMENTS', because: OPEN },
  { fixture: 'ORDER_OPENED', because: OF_OTHERS, subject: { shaped: ['ORDER-10042'], keys: [] } },
  { fixture: 'ORDER_CLOSED', because: OF_OTHERS },
  { fixture: 'PAYOUT_THIRDPARTY', because: PAID_OUT },
  { fixture: 'PAYOUT_DECLINE', because: PAID_OUT },
  { fixture: 'PAYOUT_EXPIRE', because: PAID_OUT },
  { fixture: 'PAIDOUT_REVERSED', because: PAID_OUT },
  {
    fixture: 'RECURRING_CONTRACT',
    because: 'a payment method was stored; the payment has its own event',
  },
  {
    fixture: 'REPORT_AVAILABLE',
    because: 'a report to download',
    subject: { keys: [] },
    event: { type: 'REPORT_AVAILABLE', time: '2026-03-14T09:21:07.000Z' },
  },
];
