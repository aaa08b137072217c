import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseConfig } from '../../../shared/config/config.ts';
import { stripe } from '../../../shared/providers/stripe/index.ts';

function secretsWith(environment: Readonly<Record<string, string>>) {
  return stripe.secrets(parseConfig({ RECAPTCHA_PROJECT: 'demo-project', ...environment }));
}

describe('the Stripe provider', () => {
  test('is one frozen definition of a payment webhook', () => {
    assert.equal(Object.isFrozen(stripe), true);
    assert.equal(stripe.id, 'stripe');
    assert.equal(stripe.function, 'paymentWebhook');
  });

  test('is off without secrets', () => {
    assert.equal(secretsWith({}), undefined);
    assert.equal(secretsWith({ STRIPE_WEBHOOK_SECRETS: ' , ' }), undefined);
  });

  test('has one secret per endpoint and mode', () => {
    assert.deepEqual(secretsWith({ STRIPE_WEBHOOK_SECRETS: 'whsec_test,whsec_live' }), [
      'whsec_test',
      'whsec_live',
    ]);
  });
});
