import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Opinion } from '../../shared/config/opinions.ts';
import type { DisputeClass } from '../../shared/payments/dispute-class.ts';
import { chargeback } from '../../shared/payments/dispute-statement.ts';

function said(disputeClass: DisputeClass, opinions: readonly Opinion[] = []) {
  const dispute = {
    entity: 'd1',
    kind: { class: disputeClass, because: 'why' },
    code: '1',
    amount: { value: '9.00', currency: 'EUR' },
  };
  return chargeback(dispute, new Set(opinions));
}

const EVENT = { eventType: 'CHARGEBACK', reason: '1', value: '9.00' };

describe('the annotation of a chargeback', () => {
  test('fraud is a verdict, a reason and an event', () => {
    assert.deepEqual(said('FRAUD'), {
      annotation: {
        annotation: 'FRAUDULENT',
        reasons: ['CHARGEBACK_FRAUD'],
        transactionEvent: EVENT,
      },
      fact: 'd1:chargeback:CHARGEBACK_FRAUD',
      because: 'why',
      currency: 'EUR',
    });
  });

  test('service is a reason only, because the event is worded as fraud', () => {
    assert.deepEqual(said('SERVICE'), {
      annotation: { reasons: ['CHARGEBACK_DISPUTE'] },
      fact: 'd1:chargeback:CHARGEBACK_DISPUTE',
      because: 'why',
    });
  });

  test('service sends the event where the site holds that opinion, and stays one fact', () => {
    const { annotation, fact, currency } = said('SERVICE', ['service-dispute-event']);
    assert.deepEqual(annotation, { reasons: ['CHARGEBACK_DISPUTE'], transactionEvent: EVENT });
    assert.equal(fact, said('SERVICE').fact);
    assert.equal(currency, 'EUR');
  });

  test('anything else is the plain reason, whatever the opinions', () => {
    for (const opinions of [[], ['service-dispute-event']] satisfies Opinion[][]) {
      assert.deepEqual(said('OTHER', opinions).annotation, { reasons: ['CHARGEBACK'] });
    }
  });
});
