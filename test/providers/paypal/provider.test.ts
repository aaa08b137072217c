import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseConfig } from '../../../shared/config/config.ts';
import { paypal } from '../../../shared/providers/paypal/index.ts';

function secretsWith(environment: Readonly<Record<string, string>>) {
  return paypal.secrets(parseConfig({ RECAPTCHA_PROJECT: 'demo-project', ...environment }));
}

describe('the PayPal provider', () => {
  test('is one frozen definition of a payment webhook', () => {
    assert.equal(Object.isFrozen(paypal), true);
    assert.equal(paypal.id, 'paypal');
    assert.equal(paypal.function, 'paymentWebhook');
  });

  test('is off without the id of a webhook', () => {
    assert.equal(secretsWith({}), undefined);
    assert.equal(secretsWith({ PAYPAL_WEBHOOK_IDS: ' , ' }), undefined);
  });

  test('has one id per webhook', () => {
    const PAYPAL_WEBHOOK_IDS = '1HE90801975891415,5L518819FA0214926';
    assert.deepEqual(secretsWith({ PAYPAL_WEBHOOK_IDS }), PAYPAL_WEBHOOK_IDS.split(','));
  });
});
