import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import { parseConfig } from '../../shared/config/config.ts';

const read = (environment: Record<string, string>) =>
  parseConfig({ RECAPTCHA_PROJECT: 'demo-project', ...environment });

describe("the processors' secrets", () => {
  const good: readonly (readonly [name: string, given: string, read: unknown])[] = [
    [
      'ADYEN_HMAC_KEYS',
      `${'AB'.repeat(32)},${'cd'.repeat(32)}`,
      ['AB'.repeat(32), 'cd'.repeat(32)],
    ],
    ['ADYEN_BASIC_AUTH', 'user:pass\nother:a, b: c', ['user:pass', 'other:a, b: c']],
    ['BRAINTREE_KEYS', 'integration_public_key:integration_private_key', undefined],
    ['PAYPAL_WEBHOOK_IDS', '1JE4291016473214C, 5L518819FA0214926', undefined],
    ['CHECKOUT_WEBHOOK_KEYS', '8b6ee9f5-1a2b-4c3d-9e0f-5a6b7c8d9e0f', undefined],
    ['SQUARE_SIGNATURE_KEYS', 'asdf1234', undefined],
    ['SQUARE_NOTIFICATION_URL', 'https://example.com/webhook', 'https://example.com/webhook'],
    ['SHOPIFY_CLIENT_SECRETS', 'hush', undefined],
  ];
  for (const [name, given, expected] of good) {
    test(`${name} takes what its sender gives out`, () => {
      const value = (read({ [name]: given }) as unknown as Record<string, unknown>)[name];
      assert.deepEqual(value, expected ?? given.split(',').map((entry) => entry.trim()));
    });
  }

  const wrong: readonly (readonly [name: string, given: string])[] = [
    ['ADYEN_HMAC_KEYS', 'not hexadecimal'],
    ['ADYEN_HMAC_KEYS', 'ABCDEF'],
    ['ADYEN_BASIC_AUTH', 'no-password'],
    ['ADYEN_BASIC_AUTH', 'somebody:'],
    ['BRAINTREE_KEYS', 'onlyThePublicKey'],
    ['BRAINTREE_KEYS', 'public:private:more'],
    ['PAYPAL_WEBHOOK_IDS', 'webhook_id'],
    ['PAYPAL_WEBHOOK_IDS', 'https://example.com'],
    ['CHECKOUT_WEBHOOK_KEYS', 'abc'],
    ['SQUARE_NOTIFICATION_URL', 'example.com/webhook'],
    ['SHOPIFY_CLIENT_SECRETS', 'with a blank'],
  ];
  for (const [name, given] of wrong) {
    test(`${name} refuses ${JSON.stringify(given)}, and does not repeat it`, () => {
      assert.throws(
        () => read({ [name]: given }),
        (error) =>
          error instanceof AnnotatorError &&
          error.issues[0]?.path === name &&
          !error.message.includes(given),
      );
    });
  }
});
