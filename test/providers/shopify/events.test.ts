import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testEventTables } from '../event-tables.ts';
import { readFixture } from '../read-payload.ts';
import { shopifySender } from './sender.ts';
import { DISPUTES_OPENED } from './tables/disputes.ts';
import { DISPUTES_LATER } from './tables/disputes-later.ts';
import { ORDERS, UNKNOWN } from './tables/orders.ts';
import { TRANSACTIONS } from './tables/transactions.ts';

testEventTables(shopifySender, {
  orders: ORDERS,
  'order transactions': TRANSACTIONS,
  'disputes, opened': DISPUTES_OPENED,
  'disputes, later': DISPUTES_LATER,
  'anything else': UNKNOWN,
});

async function factsOf(fixture: string): Promise<string[]> {
  return (await readFixture(shopifySender, fixture)).statements.map(({ fact }) => fact);
}

describe('facts of Shopify', () => {
  const same: readonly (readonly string[])[] = [
    [
      'dispute.fraud',
      'dispute.fraud-updated',
      'dispute.lost',
      'dispute.accepted',
      'dispute.charge_refunded',
    ],
    ['dispute.inquiry-fraud', 'dispute.inquiry-won'],
    ['dispute.service', 'dispute.evidence-service', 'dispute.lost-service'],
  ];
  for (const group of same) {
    test(`one key for ${group.join(' = ')}`, async () => {
      const facts = await Promise.all(group.map(factsOf));
      assert.equal(new Set(facts.flat()).size, 1);
    });
  }

  test('an update with evidence adds one fact to the chargeback', async () => {
    const [chargeback, ...added] = await factsOf('dispute.evidence');
    assert.deepEqual([chargeback], await factsOf('dispute.fraud'));
    assert.equal(added.length, 1);
  });

  test('another stage, and another thing said, is another key', async () => {
    const different = [
      'order_transaction.authorization',
      'order_transaction.authorization-failure',
      'order_transaction.sale',
      'order_transaction.capture',
      'order_transaction.capture-failure',
      'order_transaction.void',
      'order_transaction.refund',
      'dispute.inquiry-fraud',
      'dispute.fraud',
      'dispute.service',
      'dispute.other',
      'dispute.prevented',
      'dispute.won',
    ];
    const facts = await Promise.all(different.map(factsOf));
    assert.equal(new Set(facts.flat()).size, different.length);
  });

  test('the sample payment carries an assessment, and its dispute finds it by a key', async () => {
    const { first: payment, second: fraud } = shopifySender.samples;
    const { keys } = await readFixture(shopifySender, fraud);
    assert.deepEqual((await readFixture(shopifySender, payment)).keys, keys);
  });
});
