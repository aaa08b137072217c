import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Verdict } from '../../../shared/annotation/vocabulary.ts';
import type { Arrival } from '../../emulator/store.ts';
import type { Fact, PlannedEvent } from '../plan/plan.ts';
import type { Evidence } from './evidence.ts';
import { judge } from './judge.ts';

const START = Date.parse('2026-03-01T00:00:00Z');
const at = (second: number) => new Date(START + second * 1000).toISOString();

function factOf(name: string, time: number, said: Partial<Fact>): Fact {
  return { name, assessment: 'a1', times: [Date.parse(at(time))], ...said };
}

const PAID = factOf('paid', 1, { eventType: 'AUTHORIZATION', value: 5 });
const APPROVED = factOf('approved', 2, { eventType: 'MERCHANT_APPROVE', verdict: 'LEGITIMATE' });
const WARNED = factOf('warned', 3, { eventType: 'FRAUD_NOTIFICATION', verdict: 'FRAUDULENT' });
const REFUNDED = factOf('refunded', 4, { eventType: 'REFUND', reasons: ['REFUND'], value: 5 });
const NEVER_LINKED = factOf('unknown', 5, { eventType: 'CANCEL', assessment: undefined });

/** A label as it arrives; at second 100 the process 1 was killed, and 3 found the ledger away. */
interface Arriving {
  readonly fact: Fact;
  readonly verdict?: Verdict;
  readonly second?: number;
  readonly caller?: number;
  readonly lost?: string;
}

function arrival({ fact, verdict, second = 50, caller = 2, lost }: Arriving): Arrival {
  const { eventType, value, reasons, times } = fact;
  const [time = 0] = times;
  const event = { eventType, eventTime: new Date(time).toISOString(), ...(value ? { value } : {}) };
  return {
    assessment: fact.assessment ?? 'a1',
    name: 'projects/p/assessments/a1',
    at: at(second),
    body: {
      transactionEvent: event,
      ...(reasons ? { reasons } : {}),
      ...(verdict ? { annotation: verdict } : {}),
    },
    effect: true,
    caller: String(caller),
    ...(lost ? { lost } : {}),
  };
}

/** Sent one after the other in the order of the facts, each answered before the next is sent. */
function evidenceOf(arriving: readonly Arriving[], changes: Partial<Evidence> = {}): Evidence {
  const facts = [PAID, APPROVED, WARNED, REFUNDED, NEVER_LINKED];
  const sent = facts.map((fact, index) => {
    const message: PlannedEvent = {
      to: 'stripe',
      event: { id: `evt_${fact.name}`, type: 'any' },
      fact,
      position: 0,
    };
    const status = fact === NEVER_LINKED ? 'parked' : 'pending';
    const times = { firstSentAt: 10 * index, answeredAt: 10 * index + 9 };
    return { message, ...times, status, tries: 1, refusals: 0 };
  });
  return {
    plan: { messages: [], facts, assessments: ['a1'] },
    sent,
    arrivals: arriving.map(arrival),
    refused: [],
    sentOnceMore: 0,
    killed: new Map([[1, Date.parse(at(100))]]),
    ledgerAway: [{ pid: 3, at: Date.parse(at(100)) }],
    totals: { delivered: 4, parked: 1, uncertain: 9 },
    ...changes,
  };
}

const paid: Arriving = { fact: PAID };
const approved: Arriving = { fact: APPROVED, verdict: 'LEGITIMATE' };
const warned: Arriving = { fact: WARNED, verdict: 'FRAUDULENT' };
const refunded: Arriving = { fact: REFUNDED, verdict: 'FRAUDULENT' };
const inOrder = [paid, approved, warned, refunded];

/** Sent all at once: no fact had its turn before another. */
const together = (arriving: readonly Arriving[], changes: Partial<Evidence> = {}) => {
  const evidence = evidenceOf(arriving, changes);
  const sent = evidence.sent.map((one) => ({ ...one, firstSentAt: 0, answeredAt: 9 }));
  return { ...evidence, sent };
};

const RIGHT: readonly (readonly [title: string, Evidence])[] = [
  ['every label once, in the order of events', evidenceOf(inOrder)],
  [
    'an older verdict that comes late leaves the newer one standing',
    together([paid, warned, { ...approved, verdict: 'FRAUDULENT' }, refunded]),
  ],
  [
    'a newer verdict whose answer was lost does not count before it came again',
    together([paid, { ...warned, lost: 'reset' }, approved, warned, refunded]),
  ],
  [
    'a label comes again because the answer was lost',
    evidenceOf([{ ...paid, lost: 'timeout' }, ...inOrder]),
  ],
  [
    'a label comes again because its caller was killed in between',
    evidenceOf([{ ...paid, caller: 1, second: 99.9 }, ...inOrder]),
  ],
  [
    'a label comes again because its caller was killed while it was on its way',
    evidenceOf([{ ...paid, caller: 1, second: 100.1 }, ...inOrder]),
  ],
  [
    'a label comes again because the ledger was away when its answer was to be recorded',
    evidenceOf([{ ...paid, caller: 3, second: 95 }, ...inOrder]),
  ],
];

const WRONG: readonly (readonly [title: string, Evidence, because: RegExp])[] = [
  ['a label is missing', evidenceOf([paid, approved, warned]), /never heard of refunded/],
  [
    'a label has another value',
    evidenceOf([...inOrder, { fact: { ...REFUNDED, value: 6 }, verdict: 'FRAUDULENT' }]),
    /unexpected REFUND REFUND/,
  ],
  [
    'a label is of another assessment',
    evidenceOf([...inOrder, { fact: { ...PAID, assessment: 'a2' } }]),
    /a2: unexpected AUTHORIZATION/,
  ],
  [
    'something nobody linked is said',
    evidenceOf([...inOrder, { fact: NEVER_LINKED, verdict: 'FRAUDULENT' }]),
    /unexpected CANCEL/,
  ],
  [
    'an older verdict overturns a newer one',
    together([paid, warned, approved, refunded]),
    /approved: says LEGITIMATE where FRAUDULENT is right/,
  ],
  [
    'the standing verdict is not repeated',
    evidenceOf([paid, approved, warned, { fact: REFUNDED }]),
    /refunded: says undefined where FRAUDULENT is right/,
  ],
  [
    'an older verdict stands in the end',
    evidenceOf([paid, approved, warned, { ...refunded, verdict: 'LEGITIMATE' }]),
    /a1: LEGITIMATE stands where FRAUDULENT is newest/,
  ],
  [
    'a verdict is said before there is one',
    evidenceOf([{ ...paid, verdict: 'FRAUDULENT' }, approved, warned, refunded]),
    /paid: says FRAUDULENT where undefined is right/,
  ],
  [
    'a fact is said before an older one that was in its turn',
    evidenceOf([approved, { ...paid, verdict: 'LEGITIMATE' }, warned, refunded]),
    /paid: said after approved/,
  ],
  [
    'a label comes again although its answer arrived',
    evidenceOf([paid, ...inOrder]),
    /paid: said again for no reason/,
  ],
  [
    'a label comes again long before its caller was killed',
    evidenceOf([{ ...paid, caller: 1, second: 80 }, ...inOrder]),
    /paid: said again for no reason/,
  ],
  [
    'a label comes again long before the ledger was away',
    evidenceOf([{ ...paid, caller: 3, second: 80 }, ...inOrder]),
    /paid: said again for no reason/,
  ],
  [
    'a label comes again although its caller went on with the same assessment',
    evidenceOf([
      { ...paid, caller: 1, second: 99 },
      { ...approved, caller: 1, second: 99 },
      { ...paid, verdict: 'LEGITIMATE' },
      warned,
      refunded,
    ]),
    /paid: said again for no reason/,
  ],
  [
    'the ledger forgot a delivery',
    evidenceOf(inOrder, { totals: { delivered: 3, parked: 1, pending: 1 } }),
    /counts 1 pending instead of 0/,
  ],
  [
    'the ledger never doubted what was said again',
    evidenceOf([{ ...paid, lost: 'reset' }, ...inOrder], { totals: { delivered: 4, parked: 1 } }),
    /counts 0 doubts, and must have had 1/,
  ],
];

describe('What came of a run', () => {
  for (const [title, evidence] of RIGHT) {
    it(`is right: ${title}`, () => {
      const { faults, expected, found } = judge(evidence);
      assert.deepEqual(faults, []);
      assert.deepEqual([expected, found], [4, 4]);
    });
  }

  for (const [title, evidence, because] of WRONG) {
    it(`is wrong: ${title}`, () => {
      const { faults } = judge(evidence);
      assert.ok(
        faults.some((fault) => because.test(fault)),
        faults.join('\n') || 'nothing found',
      );
    });
  }

  it('counts repetitions by what excuses them', () => {
    const { repetitions } = judge(
      evidenceOf([{ ...paid, lost: 'reset' }, { ...paid, caller: 1, second: 100 }, ...inOrder]),
    );
    const lostTwice = { ...paid, lost: 'reset' };
    assert.equal(judge(evidenceOf([lostTwice, lostTwice, ...inOrder])).repetitions.doubts, 1);
    assert.deepEqual(repetitions, {
      lost: 1,
      killed: 1,
      unrecorded: 0,
      unexplained: [],
      doubts: 2,
    });
  });
});
