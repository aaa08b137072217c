import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ADYEN_EVENTS } from '../../../shared/providers/adyen/index.ts';
import { testEventTables } from '../event-tables.ts';
import { readFixture } from '../read-payload.ts';
import { fixtureNames, type Sender } from '../sender.ts';
import { adyenSender } from './sender.ts';
import { AUTHORISATIONS } from './tables/authorisations.ts';
import { DISPUTES_LATER, DISPUTES_OPENED } from './tables/disputes.ts';
import { IGNORED } from './tables/ignored.ts';
import { CANCELLATIONS, CAPTURES, REFUNDS } from './tables/modifications.ts';
import { FRAUD_REPORTS, REVIEWS } from './tables/reviews.ts';

const sender = adyenSender as Sender;

testEventTables(sender, {
  authorisations: AUTHORISATIONS,
  captures: CAPTURES,
  cancellations: CANCELLATIONS,
  refunds: REFUNDS,
  reviews: REVIEWS,
  'fraud reports': FRAUD_REPORTS,
  'disputes, opened': DISPUTES_OPENED,
  'disputes, later': DISPUTES_LATER,
  ignored: IGNORED,
});

async function factsOf(fixtures: readonly string[]): Promise<Set<string>> {
  const readings = await Promise.all(fixtures.map((fixture) => readFixture(sender, fixture)));
  return new Set(readings.flatMap(({ statements }) => statements.map(({ fact }) => fact)));
}

describe('Adyen facts', () => {
  test('every event code we know has a fixture', () => {
    const codes = fixtureNames('adyen').map((name) => name.split('.')[0] ?? '');
    for (const name of Object.keys(ADYEN_EVENTS)) {
      const family = name.endsWith('*') ? name.slice(0, -1) : undefined;
      const covered = codes.some((code) => (family ? code.startsWith(family) : code === name));
      assert.ok(covered, `${name} has no fixture`);
    }
  });

  test('every fact has one key, whichever event states it first', async () => {
    const same = [
      ['NOTIFICATION_OF_CHARGEBACK.fraud', 'CHARGEBACK.fraud'],
      ['NOTIFICATION_OF_CHARGEBACK.service', 'CHARGEBACK.service'],
      ['NOTIFICATION_OF_CHARGEBACK.other', 'CHARGEBACK.other'],
      ['CANCELLATION', 'TECHNICAL_CANCEL', 'CANCEL_OR_REFUND.cancel', 'EXPIRE'],
      ['REFUND_FAILED', 'REFUNDED_REVERSED'],
      [
        'PREARBITRATION_WON.fraud',
        'PREARBITRATION_ISSUER_WITHDRAWN',
        'SCHEME_ARBITRATION_WON',
        'ISSUER_RESPONSE_TIMEFRAME_EXPIRED.fraud',
      ],
    ];
    for (const group of same) {
      assert.equal((await factsOf(group)).size, 1, group.join(' = '));
    }
  });

  test('what is said, and at which stage, makes another fact', async () => {
    const different = [
      'AUTHORISATION',
      'CAPTURE',
      'CAPTURE_FAILED',
      'CANCELLATION',
      'REFUND',
      'REFUND_FAILED',
      'MANUAL_REVIEW_ACCEPT',
      'MANUAL_REVIEW_REJECT',
      'CHARGEBACK.fraud',
      'SECOND_CHARGEBACK.fraud',
      'INFORMATION_SUPPLIED.fraud',
      'CHARGEBACK_REVERSED.fraud',
      'PREARBITRATION_WON.fraud',
    ];
    assert.equal((await factsOf(different)).size, different.length);
  });
});
