import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { classifyDispute } from '../../shared/payments/classify-dispute.ts';

const category = { class: 'OTHER', because: 'the category general says nothing' } as const;

describe('the class of a dispute', () => {
  test('the code of the network beats the category of the processor', () => {
    assert.deepEqual(classifyDispute({ network: 'visa', code: '10.4', category }), {
      class: 'FRAUD',
      because: 'Visa 10.4 is a fraud code (other fraud, card absent)',
    });
    assert.deepEqual(classifyDispute({ network: 'amex', code: ' C08 ', category }), {
      class: 'SERVICE',
      because: 'American Express C08 is a service code (not received, or received in part)',
    });
    assert.deepEqual(classifyDispute({ network: 'mastercard', code: '4849', category }), {
      class: 'OTHER',
      because:
        'Mastercard 4849 is neither fraud nor service (questionable conduct of the merchant)',
    });
  });

  test('without a known code the category decides', () => {
    assert.equal(classifyDispute({ network: 'visa', code: '99.9', category }), category);
    assert.equal(classifyDispute({ network: 'visa', code: '4837', category }), category);
    assert.equal(classifyDispute({ network: 'visa', category }), category);
    assert.equal(classifyDispute({ network: 'unionpay', code: '4502', category }), category);
    assert.equal(classifyDispute({ category }), category);
  });
});
