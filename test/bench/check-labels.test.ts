import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Arrival, Refusal } from '../emulator/store.ts';
import { checkLabels } from './check-labels.ts';

const AT = '2026-11-01T10:00:00.000Z';
const events = ['one', 'two'].map((assessment) => ({
  assessment,
  label: { reasons: ['REFUND'], transactionEvent: { eventType: 'REFUND', eventTime: AT } },
}));

const arrival = (assessment: string, reason = 'REFUND'): Arrival => ({
  assessment,
  name: `projects/bench-project/assessments/${assessment}`,
  at: AT,
  body: {
    reasons: [reason],
    transactionEvent: { eventType: 'REFUND', eventTime: '2026-11-01T10:00:00Z' },
  },
  effect: true,
});

const refusal: Refusal = {
  method: 'annotate',
  assessment: 'one',
  at: AT,
  why: 'NOT_FOUND',
  effect: false,
};

const FAILURES = [
  { when: 'one is missing', annotations: [arrival('one')], says: /1 of 2/ },
  { when: 'none arrived', annotations: [], says: /2 of 2/ },
  {
    when: 'one came twice',
    annotations: [arrival('one'), arrival('two'), arrival('one')],
    says: /one was annotated twice/,
  },
  {
    when: 'one was never sent',
    annotations: [arrival('one'), arrival('two'), arrival('three')],
    says: /three was annotated twice, or by no event/,
  },
  {
    when: 'one says something else',
    annotations: [arrival('one'), arrival('two', 'CHARGEBACK')],
    says: /two got another label/,
  },
];

describe('the check of what reached the API', () => {
  it('is content when every event became its label, in whatever order and spelling of time', () => {
    checkLabels(events, { annotations: [arrival('two'), arrival('one')], refused: [] });
  });

  for (const { when, annotations, says } of FAILURES) {
    it(`fails when ${when}`, () => {
      assert.throws(() => checkLabels(events, { annotations, refused: [] }), says);
    });
  }

  it('fails when a call was refused', () => {
    const annotations = [arrival('one'), arrival('two')];
    assert.throws(() => checkLabels(events, { annotations, refused: [refusal] }), /1 calls/);
  });
});
