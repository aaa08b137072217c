import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AnnotatorError } from '../../../shared/annotator-error.ts';
import { parseConfig } from '../../../shared/config/config.ts';
import { firebase } from '../../../shared/providers/firebase/index.ts';
import { NOW } from '../read-payload.ts';
import { AUDIENCE, check, GENUINE, reasonOf } from './check.ts';
import { KEYS_URL, keySet } from './signing-keys.ts';

describe("Google's keys", () => {
  function recording(...answers: readonly string[]) {
    const asked: (readonly [string, number | undefined])[] = [];
    const fetchDocument = async (url: URL, notBefore?: number) => {
      asked.push([url.href, notBefore]);
      return answers[asked.length - 1] ?? '';
    };
    return { asked, fetchDocument };
  }

  test('are asked for once where the key is known', async () => {
    const { asked, fetchDocument } = recording(keySet('current'));
    assert.equal((await check(GENUINE, { fetchDocument })).authentic, true);
    assert.deepEqual(asked, [[KEYS_URL, undefined]]);
  });

  test('are asked for anew, but not more than once a minute, where the key is not known', async () => {
    const { asked, fetchDocument } = recording(keySet('former'), keySet('former', 'current'));
    assert.equal((await check(GENUINE, { fetchDocument })).authentic, true);
    assert.deepEqual(asked, [
      [KEYS_URL, undefined],
      [KEYS_URL, NOW - 60_000],
    ]);
  });

  for (const [name, text] of Object.entries({
    'no JSON': '<html>',
    'no key set': '{"keys":7}',
    'a key that is none': '{"keys":[{"kty":"RSA","kid":"x","n":"","e":""}]}',
    nothing: '',
  })) {
    test(`${name} in their place refuses the token`, async () => {
      const { fetchDocument } = recording(text, text);
      assert.match(await reasonOf(GENUINE, { fetchDocument }), /none of Google's/);
    });
  }

  test('that cannot be fetched refuse nothing: whoever asked is told', async () => {
    const fetchDocument = async () => {
      throw new AnnotatorError('keys_unavailable', 'no keys');
    };
    await assert.rejects(check(GENUINE, { fetchDocument }), { code: 'keys_unavailable' });
  });

  test('are not asked for where there is no token', async () => {
    const { asked, fetchDocument } = recording();
    await check('a.b', { fetchDocument });
    assert.deepEqual(asked, []);
  });
});

describe('the secrets of Firebase', () => {
  const secretsWith = (environment: Readonly<Record<string, string>>) =>
    firebase.secrets(parseConfig({ RECAPTCHA_PROJECT: 'demo-project', ...environment }));

  test('Firebase is off unless project and URL are both set', () => {
    assert.equal(secretsWith({}), undefined);
    assert.equal(secretsWith({ FIREBASE_PROJECT: 'shop-users' }), undefined);
    assert.equal(secretsWith({ FIREBASE_AUDIENCE: AUDIENCE }), undefined);
    assert.equal(
      secretsWith({ FIREBASE_PROJECT: 'shop-users', FIREBASE_AUDIENCE: ' , ' }),
      undefined,
    );
  });

  test('the URLs are kept exactly as they were configured', () => {
    const url = 'https://Annotator.Example.com:443/identity-callback/firebase?from=google';
    const FIREBASE_AUDIENCE = `${url}, ${AUDIENCE}`;
    assert.deepEqual(secretsWith({ FIREBASE_PROJECT: 'shop-users', FIREBASE_AUDIENCE }), {
      project: 'shop-users',
      audiences: [url, AUDIENCE],
    });
  });

  test('the provider is one frozen definition that decides sign-ins and lets them go on', () => {
    assert.equal(Object.isFrozen(firebase), true);
    assert.deepEqual([firebase.id, firebase.function], ['firebase', 'identityCallback']);
    assert.equal(firebase.decidesLogin, true);
    assert.deepEqual(firebase.acknowledgement, { contentType: 'application/json', body: '{}' });
  });
});
