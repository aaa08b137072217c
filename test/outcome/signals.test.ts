import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { annotation } from '../../shared/annotation/annotation.ts';
import { SIGNAL_NAMES, SIGNALS } from '../../shared/outcome/signals.ts';

/** Signal: verdict and reason. */
const TABLE = {
  chargeback_fraud: ['FRAUDULENT', 'CHARGEBACK_FRAUD'],
  chargeback_dispute: ['–', 'CHARGEBACK_DISPUTE'],
  chargeback: ['–', 'CHARGEBACK'],
  refund: ['–', 'REFUND'],
  refund_fraud: ['FRAUDULENT', 'REFUND_FRAUD'],
  transaction_accepted: ['–', 'TRANSACTION_ACCEPTED'],
  transaction_declined: ['–', 'TRANSACTION_DECLINED'],
  payment_suspected: ['–', 'PAYMENT_HEURISTICS'],
  two_factor_initiated: ['–', 'INITIATED_TWO_FACTOR'],
  two_factor_passed: ['–', 'PASSED_TWO_FACTOR'],
  two_factor_failed: ['–', 'FAILED_TWO_FACTOR'],
  password_correct: ['–', 'CORRECT_PASSWORD'],
  password_incorrect: ['–', 'INCORRECT_PASSWORD'],
  spam_reported: ['FRAUDULENT', 'SOCIAL_SPAM'],
  login_support_case: ['LEGITIMATE', '–'],
  purchase_completed: ['LEGITIMATE', '–'],
  confirmed_legitimate: ['LEGITIMATE', '–'],
  confirmed_fraud: ['FRAUDULENT', '–'],
} as const;

describe('the signals', () => {
  for (const [name, [verdict, reason]] of Object.entries(TABLE)) {
    test(`say with ${name}: ${verdict}, ${reason}`, () => {
      const meaning = Object.entries(SIGNALS).find(([signal]) => signal === name)?.[1];
      assert.ok(meaning);
      const { because, ...said } = meaning;
      assert.deepEqual(said, {
        ...(verdict === '–' ? {} : { annotation: verdict }),
        ...(reason === '–' ? {} : { reasons: [reason] }),
      });
      assert.ok(annotation.safeParse(said).success);
      assert.match(because, /^the site [a-z ]{10,60}$/);
    });
  }

  test('are these and no others', () => {
    assert.deepEqual(Object.keys(SIGNALS), Object.keys(TABLE));
    assert.deepEqual(SIGNAL_NAMES, Object.keys(TABLE));
  });

  test('explain themselves each in its own words', () => {
    const sentences = Object.values(SIGNALS).map(({ because }) => because);
    assert.equal(new Set(sentences).size, sentences.length);
  });

  test('cannot be changed', () => {
    assert.ok(Object.isFrozen(SIGNALS));
    for (const meaning of Object.values(SIGNALS)) {
      assert.ok(Object.isFrozen(meaning));
      assert.ok(meaning.reasons === undefined || Object.isFrozen(meaning.reasons));
    }
  });
});
