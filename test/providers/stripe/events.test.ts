import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { STRIPE_EVENTS } from '../../../shared/providers/stripe/index.ts';
import { testEventTables } from '../event-tables.ts';
import type { Expectation } from '../expectation.ts';
import { FIXTURES, fixtureText, readFixture } from './read-fixture.ts';
import { stripeSender } from './sender.ts';
import { CANCELLATIONS } from './tables/cancellations.ts';
import { DECLINES } from './tables/declines.ts';
import { DISPUTES_LATER } from './tables/disputes-later.ts';
import { DISPUTES_OPENED } from './tables/disputes-opened.ts';
import { IGNORED } from './tables/ignored.ts';
import { PAYMENTS } from './tables/payments.ts';
import { REFUNDS } from './tables/refunds.ts';
import { FRAUD_WARNINGS, REVIEWS } from './tables/reviews.ts';

const TABLES: Readonly<Record<string, readonly Expectation[]>> = {
  payments: PAYMENTS,
  declines: DECLINES,
  cancellations: CANCELLATIONS,
  refunds: REFUNDS,
  reviews: REVIEWS,
  'fraud warnings': FRAUD_WARNINGS,
  'disputes, opened': DISPUTES_OPENED,
  'disputes, later': DISPUTES_LATER,
  ignored: IGNORED,
};

testEventTables(stripeSender, TABLES);

describe('Stripe fixtures', () => {
  test('every event type we know has a fixture', () => {
    const types = FIXTURES.map((name) => String(JSON.parse(fixtureText(name)).type));
    for (const name of Object.keys(STRIPE_EVENTS)) {
      const family = name.endsWith('*') ? name.slice(0, -1) : undefined;
      const covered = types.some((type) => (family ? type.startsWith(family) : type === name));
      assert.ok(covered, `${name} has no fixture`);
    }
  });

  test('fixtures are pretty-printed, as Stripe sends events', () => {
    for (const name of FIXTURES) {
      const text = fixtureText(name);
      assert.equal(text, `${JSON.stringify(JSON.parse(text), null, 2)}\n`, name);
    }
  });

  test('every fact has one key, whichever event states it first', () => {
    const same = [
      ['charge.succeeded', 'payment_intent.amount_capturable_updated'],
      ['charge.expired', 'payment_intent.canceled', 'refund.created.expired-uncaptured-charge'],
      ['refund.failed', 'refund.updated.failed', 'refund.updated.canceled'],
      ['refund.created', 'refund.updated.completed'],
      [
        'charge.dispute.created.fraud',
        'charge.dispute.funds_withdrawn.fraud',
        'charge.dispute.funds_withdrawn.escalated',
        'charge.dispute.updated.escalated',
      ],
      ['charge.dispute.created.prevented-resolution', 'charge.dispute.funds_withdrawn.prevented'],
      ['charge.dispute.updated.evidence', 'charge.dispute.updated.evidence-again'],
    ];
    for (const group of same) {
      assert.equal(new Set(group.flatMap(factsOf)).size, 1, group.join(' = '));
    }
  });

  test('what is said, and at which stage, makes another fact', () => {
    const different = [
      'charge.succeeded',
      'payment_intent.succeeded',
      'charge.expired',
      'refund.created',
      'refund.failed',
      'review.opened.rule',
      'review.closed.approved',
      'radar.early_fraud_warning.created',
      'charge.dispute.created.inquiry-fraud',
      'charge.dispute.created.prevented-resolution',
      'charge.dispute.created.fraud',
      'charge.dispute.created.service',
      'charge.dispute.created.other',
      'charge.dispute.updated.evidence',
      'charge.dispute.updated.appeal',
      'charge.dispute.closed.won',
    ];
    assert.equal(new Set(different.flatMap(factsOf)).size, different.length);
  });
});

function factsOf(fixture: string): string[] {
  return readFixture(fixture).statements.map(({ fact }) => fact);
}
