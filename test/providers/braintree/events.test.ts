import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as sdk from 'braintree';
import { testEventTables } from '../event-tables.ts';
import { readFixture } from '../read-payload.ts';
import { readSigned } from './read-signed.ts';
import { braintreeSender, gatewayOf, keysOf } from './sender.ts';
import { DISPUTES_LATER } from './tables/disputes-later.ts';
import { DISPUTES_OPENED } from './tables/disputes-opened.ts';
import { IGNORED } from './tables/ignored.ts';
import { LOCAL_PAYMENTS } from './tables/local-payments.ts';
import { FAILED_REFUNDS, PAYMENTS } from './tables/payments.ts';
import { REVIEWS } from './tables/reviews.ts';

testEventTables(braintreeSender, {
  payments: PAYMENTS,
  'failed refunds': FAILED_REFUNDS,
  'local payments': LOCAL_PAYMENTS,
  reviews: REVIEWS,
  'disputes, opened': DISPUTES_OPENED,
  'disputes, later': DISPUTES_LATER,
  ignored: IGNORED,
});

/** The SDK's types leave the list out. */
const { WebhookNotification } = sdk as unknown as {
  WebhookNotification: { Kind: Readonly<Record<string, sdk.WebhookNotificationKind>> };
};
const KINDS = Object.values(WebhookNotification.Kind);

test("every kind that Braintree's SDK makes samples of is read", async () => {
  assert.ok(KINDS.length >= 41);
  const gateway = gatewayOf(keysOf('current'));
  for (const kind of KINDS) {
    const sample = await gateway.webhookTesting.sampleNotification(kind, 'my_id');
    const reading = readSigned(sample);
    assert.equal(reading.kind, 'understood', kind);
    assert.equal(reading.event.type, kind);
    assert.ok(reading.event.time);
  }
});

async function factsOf(fixture: string): Promise<string[]> {
  const { statements } = await readFixture(braintreeSender, fixture);
  return statements.map(({ fact }) => fact);
}

test('every fact has one key, whichever notification states it first', async () => {
  const same = [
    ['transaction_settled', 'transaction_disbursed.ach'],
    ['refund_failed', 'refund_failed.foreign-key', 'transaction_settlement_declined.refund'],
    ['dispute_opened.fraud', 'dispute_opened.without-code', 'dispute_opened.other-currency'],
  ];
  for (const group of same) {
    const facts = await Promise.all(group.map(factsOf));
    assert.equal(new Set(facts.flat()).size, 1, group.join(' = '));
  }
});

test('what is said, and at which stage, makes another fact', async () => {
  const different = [
    'transaction_settled',
    'transaction_settled.refund',
    'transaction_settlement_declined',
    'refund_failed',
    'transaction_reviewed.accepted',
    'transaction_reviewed.rejected',
    'local_payment_completed',
    'local_payment_funded',
    'local_payment_reversed',
    'dispute_opened.retrieval-fraud',
    'dispute_opened.visa-rdr',
    'dispute_opened.fraud',
    'dispute_opened.service',
    'dispute_opened.other',
    'dispute_opened.pre-arbitration',
    'dispute_disputed.fraud',
    'dispute_won.fraud',
  ];
  const facts = await Promise.all(different.map(factsOf));
  assert.equal(new Set(facts.flat()).size, different.length);
});
