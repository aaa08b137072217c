import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testEventTables } from '../event-tables.ts';
import { readFixture } from '../read-payload.ts';
import { checkoutSender } from './sender.ts';
import { DISPUTES_CLOSED, DISPUTES_CONTESTED, DISPUTES_OPENED } from './tables/disputes.ts';
import { FRAUD_REPORTS } from './tables/fraud-reports.ts';
import { IGNORED } from './tables/ignored.ts';
import { APPROVALS, CANCELLATIONS, CAPTURES, DECLINES, REFUNDS } from './tables/payments.ts';

testEventTables(checkoutSender, {
  approvals: APPROVALS,
  declines: DECLINES,
  captures: CAPTURES,
  cancellations: CANCELLATIONS,
  refunds: REFUNDS,
  'disputes, opened': DISPUTES_OPENED,
  'disputes, contested': DISPUTES_CONTESTED,
  'disputes, closed': DISPUTES_CLOSED,
  'fraud reports': FRAUD_REPORTS,
  ignored: IGNORED,
});

async function factsOf(fixtures: readonly string[]): Promise<string[]> {
  const readings = await Promise.all(fixtures.map((name) => readFixture(checkoutSender, name)));
  return readings.flatMap(({ statements }) => statements.map(({ fact }) => fact));
}

describe('the facts of Checkout.com events', () => {
  const same: readonly (readonly string[])[] = [
    ['dispute_received.fraud', 'dispute_evidence_required.fraud'],
    ['dispute_received.service', 'dispute_evidence_required.service'],
    ['dispute_evidence_submitted.fraud', 'dispute_evidence_acknowledged_by_scheme'],
    ['dispute_arbitration_evidence_submitted', 'dispute_arbitration_sent_to_scheme.fraud'],
    ['dispute_won.fraud', 'dispute_arbitration_won', 'dispute_canceled.fraud'],
  ];
  for (const fixtures of same) {
    test(`${fixtures.join(' and ')} state one fact`, async () => {
      const facts = await factsOf(fixtures);
      assert.equal(facts.length, fixtures.length);
      assert.equal(new Set(facts).size, 1);
    });
  }

  test('another moment, another action, or another thing said is another fact', async () => {
    const facts = await factsOf([
      'payment_approved',
      'payment_declined',
      'payment_captured',
      'payment_captured.partial',
      'payment_capture_declined',
      'payment_voided',
      'payment_refunded',
      'payment_refunded.partial',
      'fraud_reported',
      'request_for_information_received.fraud',
      'dispute_received.fraud',
      'dispute_received.service',
      'dispute_received.other',
      'dispute_evidence_submitted.fraud',
      'dispute_arbitration_sent_to_scheme.fraud',
      'dispute_won.fraud',
      'dispute_resolved.rapid',
    ]);
    assert.equal(facts.length, 17);
    assert.equal(new Set(facts).size, 17);
  });
});
