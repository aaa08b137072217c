import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseConfig } from '../../../shared/config/config.ts';
import { fingerprint } from '../../../shared/config/secrets.ts';
import { supabase } from '../../../shared/providers/supabase/index.ts';
import { authenticate } from '../../../shared/providers/supabase/signature.ts';
import { NOW } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { signatureOf } from './sender.ts';

const SECRET = 'v1,whsec_c3VwYWJhc2UtdGVzdC1zZWNyZXQtbnVtYmVyLW9uZQ==';
const OTHER_SECRET = 'v1,whsec_c3VwYWJhc2UtdGVzdC1zZWNyZXQtbnVtYmVyLXR3bw==';
const BODY = fixtureText('supabase', 'password-verification.correct');
const ID = 'a1f5c3d2-7b69-4e80-9f12-3c4d5e6f7081';
const GENUINE = signatureOf(BODY, SECRET, ID, NOW);
const OTHERS = signatureOf(BODY, OTHER_SECRET, ID, NOW);

const HEADERS = {
  'webhook-id': ID,
  'webhook-timestamp': String(NOW / 1000),
  'webhook-signature': GENUINE,
};

function check(
  headers: Readonly<Record<string, string | undefined>> = {},
  { secrets = [SECRET], body = Buffer.from(BODY), now = NOW } = {},
) {
  return authenticate({ headers: { ...HEADERS, ...headers }, body }, secrets, { now });
}

const PASSED = { authentic: true, secret: fingerprint(SECRET) };

describe("Supabase's signature: what passes", () => {
  test('one secret, one signature', () => assert.deepEqual(check(), PASSED));

  const lists: readonly (readonly [string, string])[] = [
    ['comma and blank between several signatures, as Supabase joins them', `${OTHERS}, ${GENUINE}`],
    ['the matching one first', `${GENUINE}, ${OTHERS}`],
    ['a blank between them, as the specification has it', `${OTHERS} ${GENUINE}`],
    ['an asymmetric one beside it', `v1a,AAAA, ${GENUINE}`],
  ];
  for (const [name, signature] of lists) {
    test(name, () => {
      assert.deepEqual(check({ 'webhook-signature': signature }), PASSED);
    });
  }

  test('any of several secrets, and its fingerprint tells which', () => {
    assert.deepEqual(check({}, { secrets: [OTHER_SECRET, SECRET] }), PASSED);
    const former = check({ 'webhook-signature': OTHERS }, { secrets: [SECRET, OTHER_SECRET] });
    assert.deepEqual(former, { authentic: true, secret: fingerprint(OTHER_SECRET) });
  });

  test('up to 300 s to either side', () => {
    for (const seconds of [-300, 0, 300]) {
      assert.deepEqual(check({}, { now: NOW + seconds * 1000 }), PASSED);
    }
  });

  test('the published example of the scheme, with the version before its secret', () => {
    const result = authenticate(
      {
        headers: {
          'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
          'webhook-timestamp': '1614265330',
          'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
        },
        body: Buffer.from('{"test": 2432232314}'),
      },
      ['v1,whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
      { now: 1_614_265_330_000 },
    );
    assert.equal(result.authentic, true);
  });
});

describe("Supabase's signature: what is refused, and why", () => {
  const NO_FIT = /another secret, or the body/;
  const refused: readonly (readonly [string, Record<string, string | undefined>, RegExp])[] = [
    ['no id', { 'webhook-id': undefined }, /^missing: webhook-id/],
    ['no time', { 'webhook-timestamp': '' }, /^missing: webhook-timestamp/],
    ['no signature', { 'webhook-signature': undefined }, /^missing: webhook-signature/],
    ['an id sent twice', { 'webhook-id': `${ID}, ${ID}` }, /^webhook-id must be/],
    ['an id of 256 characters', { 'webhook-id': 'a'.repeat(256) }, /^webhook-id must be/],
    ['another id', { 'webhook-id': ID.replace('a', 'b') }, NO_FIT],
    ['another time', { 'webhook-timestamp': String(NOW / 1000 - 1) }, NO_FIT],
    ['a time in milliseconds', { 'webhook-timestamp': String(NOW) }, /milliseconds, not seconds/],
    ['a time sent twice', { 'webhook-timestamp': '1, 1' }, /must be whole seconds/],
    ['another secret', { 'webhook-signature': OTHERS }, NO_FIT],
    ['a truncated signature', { 'webhook-signature': GENUINE.slice(0, -1) }, NO_FIT],
    ['another case', { 'webhook-signature': `v1,${GENUINE.slice(3).toUpperCase()}` }, NO_FIT],
    ['no ASCII', { 'webhook-signature': `v1,é${GENUINE.slice(4)}` }, NO_FIT],
    ['no version', { 'webhook-signature': GENUINE.slice(3) }, /holds no v1 signature/],
    ['an asymmetric signature alone', { 'webhook-signature': 'v1a,AAAA' }, /asymmetric \(v1a\)/],
    ['17 signatures', { 'webhook-signature': `${GENUINE}, `.repeat(17) }, /more than 16/],
  ];
  for (const [name, headers, reason] of refused) {
    test(name, () => {
      const result = check(headers);
      assert.ok(!result.authentic);
      assert.match(result.reason, reason);
      for (const secret of [GENUINE.slice(3), SECRET, ID]) {
        assert.equal(result.reason.includes(secret), false);
      }
    });
  }

  test('what was signed more than 300 s from now', () => {
    for (const [seconds, reason] of [
      [301, /300 s ago/],
      [-301, /300 s in the future/],
    ] as const) {
      const result = check({}, { now: NOW + seconds * 1000 });
      assert.ok(!result.authentic);
      assert.match(result.reason, reason);
    }
  });

  test('a body that was changed, written anew, or cut', () => {
    const anew = JSON.stringify(JSON.parse(BODY));
    for (const body of [`${BODY} `, anew, BODY.replace('true', 'false'), BODY.slice(0, -1), '']) {
      assert.equal(check({}, { body: Buffer.from(body) }).authentic, false);
    }
  });

  test('everything, without a secret or with one that is none', () => {
    for (const secrets of [[], ['v1,whsec_'], ['v1,']]) {
      assert.equal(check({}, { secrets }).authentic, false);
    }
  });
});

describe('the Supabase provider', () => {
  const secretsWith = (secrets?: string) =>
    supabase.secrets(
      parseConfig({
        RECAPTCHA_PROJECT: 'demo-project',
        ...(secrets === undefined ? {} : { SUPABASE_HOOK_SECRETS: secrets }),
      }),
    );

  test('is off without secrets', () => {
    assert.equal(secretsWith(), undefined);
    assert.equal(secretsWith(''), undefined);
    assert.equal(secretsWith(' | '), undefined);
  });

  test('takes secrets as Supabase joins them, and one a line', () => {
    for (const separator of ['|', '\n', ' | ']) {
      assert.deepEqual(secretsWith(`${SECRET}${separator}${OTHER_SECRET}`), [SECRET, OTHER_SECRET]);
    }
  });

  test('is one frozen definition that decides sign-ins, and lets all of them carry on', () => {
    assert.equal(Object.isFrozen(supabase), true);
    assert.deepEqual([supabase.id, supabase.function], ['supabase', 'identityCallback']);
    assert.deepEqual([supabase.decidesLogin, supabase.answerWithinMs], [true, 5_000]);
    assert.equal(supabase.acknowledgement?.contentType, 'application/json');
    assert.deepEqual(JSON.parse(supabase.acknowledgement?.body ?? ''), { decision: 'continue' });
  });
});
