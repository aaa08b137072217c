import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PAYPAL_EVENTS } from '../../../shared/providers/paypal/index.ts';
import { testEventTables } from '../event-tables.ts';
import { readFixture } from '../read-payload.ts';
import { fixtureNames, fixtureText } from '../sender.ts';
import { paypalSender } from './sender.ts';
import { AUTHORIZATIONS } from './tables/authorizations.ts';
import { CAPTURES } from './tables/captures.ts';
import { DISPUTES_CREATED, DISPUTES_RESOLVED, DISPUTES_UPDATED } from './tables/disputes.ts';
import { REFUNDS } from './tables/refunds.ts';

testEventTables(paypalSender, {
  'authorisations and orders': AUTHORIZATIONS,
  'captures and sales': CAPTURES,
  refunds: REFUNDS,
  'disputes, created': DISPUTES_CREATED,
  'disputes, updated': DISPUTES_UPDATED,
  'disputes, resolved': DISPUTES_RESOLVED,
});

async function factsOf(fixture: string): Promise<string[]> {
  const { statements } = await readFixture(paypalSender, fixture);
  return statements.map(({ fact }) => fact);
}

async function distinctFacts(fixtures: readonly string[]): Promise<Set<string>> {
  return new Set((await Promise.all(fixtures.map(factsOf))).flat());
}

describe('PayPal fixtures', () => {
  test('every event type we know has a fixture', () => {
    const types = fixtureNames('paypal').map(
      (name) => JSON.parse(fixtureText('paypal', name)).event_type,
    );
    for (const type of Object.keys(PAYPAL_EVENTS)) assert.ok(types.includes(type), type);
  });

  test('every fact has one key, whichever event states it first', async () => {
    const same = [
      ['payment.capture.declined', 'payment.capture.denied'],
      ['customer.dispute.created.fraud', 'customer.dispute.updated.fraud'],
      ['customer.dispute.created.service', 'customer.dispute.updated.evidence-service'],
      ['customer.dispute.created.service', 'risk.dispute.created'],
      ['customer.dispute.created.pre-arbitration', 'customer.dispute.created.arbitration'],
      ['customer.dispute.created.inquiry-fraud', 'customer.dispute.updated.inquiry-fraud'],
      ['customer.dispute.created.alert-fraud', 'customer.dispute.updated.alert-fraud'],
      ['customer.dispute.resolved.won', 'customer.dispute.resolved.denied'],
    ];
    for (const group of same) {
      assert.equal((await distinctFacts(group)).size, 1, group.join(' = '));
    }
  });

  test('what is said, and at which stage, makes another fact', async () => {
    const different = [
      'payment.authorization.created',
      'payment.authorization.voided',
      'payment.capture.completed',
      'payment.capture.pending.review',
      'payment.capture.declined',
      'payment.capture.refunded',
      'payment.refund.failed',
      'customer.dispute.created.inquiry-fraud',
      'customer.dispute.created.alert-fraud',
      'customer.dispute.created.fraud',
      'customer.dispute.created.service',
      'customer.dispute.created.other',
      'customer.dispute.created.pre-arbitration',
      'customer.dispute.resolved.won',
      'customer.dispute.resolved.won-second',
    ];
    assert.equal((await distinctFacts(different)).size, different.length);
  });

  test('a refund and a dispute are found by the key of the capture they are about', async () => {
    const { keys } = await readFixture(paypalSender, 'payment.capture.completed');
    for (const later of ['payment.capture.refunded', 'customer.dispute.created.fraud']) {
      const reading = await readFixture(paypalSender, later);
      assert.ok(keys.includes(reading.keys[0] ?? ''), later);
    }
  });
});
