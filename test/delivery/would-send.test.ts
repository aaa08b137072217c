import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import {
  ANNOTATIONS,
  REASONS,
  TRANSACTION_EVENT_TYPES,
} from '../../shared/annotation/vocabulary.ts';
import { wouldSend } from '../../shared/delivery/would-send.ts';
import { anyAnnotation } from '../annotation/annotation-arbitrary.ts';

const WORDS: readonly unknown[] = [...ANNOTATIONS, ...REASONS, ...TRANSACTION_EVENT_TYPES];

it('What would be sent is shown as verdict, reasons and the type of the transaction event', () => {
  const shown = wouldSend({
    annotation: 'FRAUDULENT',
    reasons: ['CHARGEBACK_FRAUD'],
    accountId: 'u-1',
    transactionEvent: { eventType: 'CHARGEBACK', reason: '10.4', value: '12.50' },
  });
  assert.deepEqual(shown, {
    annotation: 'FRAUDULENT',
    reasons: ['CHARGEBACK_FRAUD'],
    transactionEvent: { eventType: 'CHARGEBACK' },
  });
});

it("What would be sent shows no word that is not Google's own, whatever the annotation holds", () => {
  fc.assert(
    fc.property(anyAnnotation, (said) => {
      const { annotation, reasons = [], transactionEvent, ...rest } = wouldSend(said);
      const { eventType, ...more } = transactionEvent ?? {};
      assert.deepEqual([rest, more], [{}, {}]);
      for (const word of [annotation, eventType, ...reasons]) {
        assert.ok(word === undefined || WORDS.includes(word));
      }
    }),
    { seed: 7 },
  );
});
