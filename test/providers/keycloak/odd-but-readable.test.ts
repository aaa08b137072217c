import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixtureText } from '../sender.ts';
import { changed, reasonsOf, understood, withDetails } from './change-fixture.ts';

const LOGIN = 'access.LOGIN.password';
const WRONG = 'access.LOGIN_ERROR.wrong-password';

describe('what Keycloak tells of how somebody signed in', () => {
  const cases: readonly (readonly [string, object, readonly string[]])[] = [
    ['a password, named', { credential_type: 'password' }, ['CORRECT_PASSWORD']],
    ['"remember me" ticked', { remember_me: 'true' }, ['CORRECT_PASSWORD']],
    ['SAML', { auth_method: 'saml', response_type: undefined }, ['CORRECT_PASSWORD']],
    [
      'a one-time password, named',
      { credential_type: 'otp', selected_credential_id: '1' },
      ['CORRECT_PASSWORD', 'PASSED_TWO_FACTOR'],
    ],
    ['an empty one-time password', { selected_credential_id: '' }, ['CORRECT_PASSWORD']],
    ['a security key', { credential_type: 'webauthn', public_key_credential_id: 'x' }, []],
    ['a security key, as older versions say it', { public_key_credential_id: 'x' }, []],
    ['a recovery code', { credential_type: 'recovery-authn-codes' }, []],
    ['another provider', { identity_provider: 'google' }, []],
    ['a device', { grant_type: 'urn:ietf:params:oauth:grant-type:device_code' }, []],
    ['a refresh token', { grant_type: 'refresh_token' }, []],
    ['a credential of a kind that is new', { credential_type: '__proto__' }, []],
  ];
  for (const [name, details, reasons] of cases) {
    test(`${name} → ${reasons.join(', ') || 'nothing'}`, async () => {
      assert.deepEqual(await reasonsOf(withDetails(LOGIN, { ...details })), reasons);
    });
  }

  test('what failed with something else than a password is no wrong password', async () => {
    for (const details of [
      { identity_provider: 'google' },
      { credential_type: 'webauthn' },
      { public_key_credential_id: 'x' },
      { x509_cert_serial_number: '1' },
      { grant_type: 'urn:openid:params:grant-type:ciba' },
    ]) {
      assert.deepEqual(await reasonsOf(withDetails(WRONG, details)), []);
    }
  });

  test('without any details nothing tells of a password', async () => {
    for (const fixture of [LOGIN, WRONG]) {
      for (const details of [undefined, null]) {
        const { keys, statements } = await understood(changed(fixture, { details }));
        assert.deepEqual([keys, statements], [[], []]);
      }
    }
  });

  test('another error says nothing, whatever it is called', async () => {
    for (const error of ['not_allowed', 'INVALID_USER_CREDENTIALS', '__proto__', '', null]) {
      assert.deepEqual(await reasonsOf(changed(WRONG, { error })), []);
    }
  });
});

describe('Keycloak events that are odd but readable', () => {
  const TIME = '2026-10-05T08:30:20.456Z';
  const times: readonly (readonly [unknown, string | undefined])[] = [
    [1_791_189_020_456, TIME],
    [1_791_189_020_456.9, TIME],
    [0, '1970-01-01T00:00:00.000Z'],
    [-1, undefined],
    [253_402_300_800_000, undefined],
    [1e300, undefined],
    ['1791189020456', undefined],
    [TIME, undefined],
    [null, undefined],
  ];
  for (const [time, expected] of times) {
    test(`the time ${JSON.stringify(time)} is ${expected ?? 'none'}`, async () => {
      const { event } = await understood(changed(LOGIN, { time }));
      assert.equal(event.time, expected);
      assert.equal(Object.hasOwn(event, 'time'), expected !== undefined);
    });
  }

  test('a type that is not safe to log is called unknown, and says nothing', async () => {
    for (const type of ['access.<script>', 'x'.repeat(101), 'a\nb', '', 'access.LOGIN\n']) {
      const reading = await understood(changed(LOGIN, { type }));
      assert.deepEqual([reading.event.type, reading.statements], ['unknown', []]);
    }
  });

  test('types that every object has are unknown, too', async () => {
    for (const type of ['__proto__', 'constructor', 'hasOwnProperty', '*']) {
      assert.deepEqual(await reasonsOf(changed(LOGIN, { type })), []);
    }
  });

  test('a session that is no id is left out, and the event stands for it', async () => {
    for (const code_id of ['ada@example.com', 'a b', '', 7, null, {}, 'x'.repeat(201)]) {
      const { keys, statements } = await understood(withDetails(LOGIN, { code_id }));
      assert.deepEqual(keys, []);
      assert.match(statements[0]?.fact ?? '', /^3ac1000a-[0-9a-f-]+:password:CORRECT_PASSWORD$/);
    }
  });

  test('an account has the names that are told, each once, and an address that is one', async () => {
    const cases: readonly (readonly [unknown, object | undefined])[] = [
      [{ userId: 'u', username: 'ada@example.com' }, { ids: ['u', 'ada@example.com'] }],
      [
        { userId: 'u', ipAddress: '2001:db8::1' },
        { ids: ['u', 'ada@example.com'], userIp: '2001:db8::1' },
      ],
      [{ userId: 'u', ipAddress: 'unknown' }, { ids: ['u', 'ada@example.com'] }],
      [
        { userId: 7, username: 'x'.repeat(1025) },
        { ids: ['ada@example.com'], typed: true },
      ],
      [
        { userId: '', username: '\ud800' },
        { ids: ['ada@example.com'], typed: true },
      ],
      [null, { ids: ['ada@example.com'], typed: true }],
      ['text', { ids: ['ada@example.com'], typed: true }],
    ];
    for (const [authDetails, account] of cases) {
      const reading = await understood(changed(LOGIN, { authDetails }));
      assert.deepEqual(reading.account, account);
    }
    const nobody = await understood(changed(LOGIN, { authDetails: {} }, { username: undefined }));
    assert.equal(Object.hasOwn(nobody, 'account'), false);
  });

  test('__proto__ keys change nothing', async () => {
    const text = fixtureText('keycloak', LOGIN);
    const body = text.replace(
      '"auth_type"',
      '"__proto__": {"identity_provider": "x"}, "auth_type"',
    );
    assert.notEqual(body, text);
    assert.deepEqual(await understood(body), await understood(text));
  });

  test('an event of another kind is never unreadable for what it is about', async () => {
    const payload = changed('access.LOGOUT', { uid: 7, details: 7, authDetails: [] });
    assert.deepEqual((await understood(payload)).statements, []);
  });
});
