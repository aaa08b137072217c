import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testEventTables } from '../event-tables.ts';
import { readFixture } from '../read-payload.ts';
import { squareSender } from './sender.ts';
import { DISPUTES } from './tables/disputes.ts';
import { PAYMENTS } from './tables/payments.ts';
import { REFUNDS } from './tables/refunds.ts';

testEventTables(squareSender, {
  payments: PAYMENTS,
  refunds: REFUNDS,
  disputes: DISPUTES,
  'of other kinds': [
    {
      fixture: 'webhooks.test_notification',
      because: 'not an event that says anything about a payment',
      subject: { keys: [] },
      event: {
        id: 'ac3ac95b-f97d-458c-a6e6-18981597e05f',
        type: 'webhooks.test_notification',
        time: '2026-09-29T07:50:59.037Z',
      },
    },
  ],
});

async function factsOf(fixtures: readonly string[]): Promise<string[]> {
  const readings = await Promise.all(fixtures.map((name) => readFixture(squareSender, name)));
  return readings.flatMap(({ statements }) => statements.map(({ fact }) => fact));
}

describe('the facts of Square events', () => {
  const same = [
    ['payment.created', 'payment.updated.approved'],
    ['payment.created.high-risk', 'payment.updated.high-risk'],
    ['payment.created.completed', 'payment.updated.completed', 'payment.updated.refunded'],
    ['payment.created.failed', 'payment.updated.failed'],
    ['refund.created.completed', 'refund.updated.completed'],
    [
      'dispute.created.fraud',
      'dispute.state.updated.escalated-fraud',
      'dispute.state.changed.fraud',
    ],
    ['dispute.created.inquiry-fraud', 'dispute.state.updated.inquiry-fraud'],
    ['dispute.state.updated.won-fraud', 'dispute.state.changed.won'],
  ];
  for (const group of same) {
    test(`${group.join(' = ')}: a status that is repeated is one fact`, async () => {
      const facts = await factsOf(group);
      assert.equal(facts.length, group.length);
      assert.equal(new Set(facts).size, 1);
    });
  }

  test('another status and another reason are facts of their own; a level of risk that comes later is not', async () => {
    const facts = await factsOf([
      'payment.created',
      'payment.updated.completed',
      'payment.updated.canceled',
      'payment.updated.failed',
      'refund.updated.completed',
      'dispute.created.inquiry-fraud',
      'dispute.created.fraud',
      'dispute.created.service',
      'dispute.created.other',
      'dispute.state.updated.processing-fraud',
      'dispute.state.updated.won-fraud',
    ]);
    assert.equal(new Set(facts).size, 11);
    const [approved] = await factsOf(['payment.created']);
    assert.deepEqual(await factsOf(['payment.updated.high-risk']), [approved]);
  });
});
