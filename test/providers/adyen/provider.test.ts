import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseConfig } from '../../../shared/config/config.ts';
import { adyen } from '../../../shared/providers/adyen/index.ts';
import { authenticate } from '../read-payload.ts';
import { fixtureText, type Sender } from '../sender.ts';
import { adyenSender } from './sender.ts';

const environment = adyenSender.environment('current');

function secretsFrom(variables: Readonly<Record<string, string | undefined>>) {
  return adyen.secrets(parseConfig({ RECAPTCHA_PROJECT: 'test-project', ...variables }));
}

describe('Adyen as a provider', () => {
  test('is frozen, and answers what older webhooks want to read', () => {
    assert.ok(Object.isFrozen(adyen));
    assert.equal(adyen.acknowledgement?.body, '[accepted]');
  });

  test('is off unless HMAC keys and basic authentication are both set', () => {
    const { ADYEN_HMAC_KEYS, ADYEN_BASIC_AUTH } = environment;
    assert.equal(secretsFrom({}), undefined);
    assert.equal(secretsFrom({ ADYEN_HMAC_KEYS }), undefined);
    assert.equal(secretsFrom({ ADYEN_BASIC_AUTH }), undefined);
    assert.equal(secretsFrom({ ADYEN_HMAC_KEYS: '', ADYEN_BASIC_AUTH }), undefined);
    assert.equal(secretsFrom({ ADYEN_HMAC_KEYS, ADYEN_BASIC_AUTH: '\n' }), undefined);
    assert.deepEqual(secretsFrom(environment), {
      keys: [ADYEN_HMAC_KEYS],
      basicAuth: [ADYEN_BASIC_AUTH],
    });
  });
});

describe('The sender that plays Adyen', () => {
  test('tampers with something that is authenticated, wherever the dice fall', async () => {
    const payload = fixtureText('adyen', 'CAPTURE');
    const secrets = secretsFrom(environment);
    assert.ok(secrets);
    const request = await adyenSender.sign(payload, secrets, 0);
    for (let step = 0; step < 400; step += 1) {
      let rolled = 0;
      const tampered = adyenSender.tamper(request, () => {
        rolled += 1;
        return rolled === 1 ? (step % 20) / 20 : step / 400;
      });
      assert.notDeepEqual(tampered, request);
      const authenticity = await authenticate(adyenSender as Sender, tampered, secrets);
      assert.equal(authenticity.authentic, false);
    }
  });
});
