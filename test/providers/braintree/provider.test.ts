import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseConfig } from '../../../shared/config/config.ts';
import { braintree } from '../../../shared/providers/braintree/index.ts';
import { braintreeSender, keysOf } from './sender.ts';

describe('the Braintree provider', () => {
  const project = { RECAPTCHA_PROJECT: 'demo-project' };

  test('is one frozen definition of a payment webhook', () => {
    assert.equal(Object.isFrozen(braintree), true);
    assert.equal(braintree.id, 'braintree');
    assert.equal(braintree.function, 'paymentWebhook');
  });

  test('is off without keys', () => {
    assert.equal(braintree.secrets(parseConfig(project)), undefined);
    assert.equal(braintree.secrets(parseConfig({ ...project, BRAINTREE_KEYS: ' , ' })), undefined);
  });

  test('has one pair of keys per entry', () => {
    const environment = { ...project, ...braintreeSender.environment('current', 'former') };
    assert.deepEqual(braintree.secrets(parseConfig(environment)), [
      keysOf('current'),
      keysOf('former'),
    ]);
  });
});
