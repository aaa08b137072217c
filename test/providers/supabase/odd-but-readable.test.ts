import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixtureText } from '../sender.ts';
import { read, understood, withFields, withMetadata } from './change-fixture.ts';
import { aboutUser } from './tables/about.ts';

const PASSWORD = 'password-verification.correct';
const SECOND_FACTOR = 'mfa-verification.passed';

describe('the time of a Supabase hook', () => {
  const times: readonly (readonly [unknown, string | undefined])[] = [
    ['2026-10-08T14:02:31Z', '2026-10-08T14:02:31.000Z'],
    ['2026-10-08T14:02:31.482915376Z', '2026-10-08T14:02:31.482Z'],
    ['2026-10-08T16:02:31.5+02:00', '2026-10-08T14:02:31.500Z'],
    ['2026-10-08 14:02:31', undefined],
    ['0001-01-01T00:00:00Z', undefined],
    [1791468151, undefined],
    [null, undefined],
  ];
  for (const [time, expected] of times) {
    test(`${JSON.stringify(time)} → ${expected ?? 'none'}`, async () => {
      const { event } = await understood(withMetadata(PASSWORD, { time }));
      assert.equal(event.time, expected);
      assert.equal(Object.hasOwn(event, 'time'), expected !== undefined);
    });
  }
});

describe('Supabase hooks that are odd but readable', () => {
  test('a name that is missing, empty or null is told by the shape', async () => {
    for (const name of [undefined, '', null]) {
      const password = await understood(withMetadata(PASSWORD, { name }));
      assert.deepEqual(password, await understood(fixtureText('supabase', PASSWORD)));
      const secondFactor = await understood(withMetadata(SECOND_FACTOR, { name }));
      assert.deepEqual(secondFactor, await understood(fixtureText('supabase', SECOND_FACTOR)));
    }
  });

  test('a shape that fits no attempt is no attempt', async () => {
    for (const fixture of ['send-sms', 'send-email', 'before-user-created']) {
      const { event, statements } = await understood(withMetadata(fixture, { name: undefined }));
      assert.deepEqual([event.type, statements], ['unknown', []]);
    }
    const token = await understood(withMetadata('customize-access-token', { name: undefined }));
    assert.deepEqual([token.event.type, token.statements], ['unknown', []]);
  });

  test('the name decides, not the shape, where there is one', async () => {
    const name = 'before-user-deleted';
    const { event, statements, because } = await understood(withMetadata(PASSWORD, { name }));
    assert.deepEqual([event.type, statements], [name, []]);
    assert.equal(because, 'not a hook that tells of a password or a second factor');
    const password = await understood(
      withMetadata(SECOND_FACTOR, { name: 'password-verification' }),
    );
    assert.deepEqual(password.statements[0]?.annotation, { reasons: ['CORRECT_PASSWORD'] });
  });

  test('a name that is not safe to log is called unknown', async () => {
    for (const name of ['a\nb', '<b>', 'x'.repeat(101), 'Password-Verification', 7, {}]) {
      const { event, statements } = await understood(withMetadata(PASSWORD, { name }));
      assert.deepEqual([event.type, statements], ['unknown', []]);
    }
  });

  test('names that every object has are unknown hooks', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', '*']) {
      const { statements } = await understood(withMetadata(PASSWORD, { name }));
      assert.deepEqual(statements, []);
    }
  });

  test('an address that is none is left out, and the user still links', async () => {
    for (const ip_address of ['', null, 7, 'unknown', '198.51.100.23:443', '198.51.100.256']) {
      const { account } = await understood(withMetadata(PASSWORD, { ip_address }));
      assert.deepEqual(account, aboutUser().account);
    }
  });

  test('new fields and new kinds of factors change nothing', async () => {
    const { statements } = await understood(
      withFields(SECOND_FACTOR, { factor_type: 'carrier-pigeon', session_id: 's' }),
    );
    assert.deepEqual(
      statements,
      (await understood(fixtureText('supabase', SECOND_FACTOR))).statements,
    );
  });

  test('__proto__ keys change nothing', async () => {
    const text = fixtureText('supabase', 'password-verification.wrong');
    const body = text.replace('"user_id"', '"__proto__": { "valid": true }, "user_id"');
    assert.notEqual(body, text);
    assert.deepEqual(await understood(body), await understood(text));
    const stripped = text.replace('"valid": false', '"__proto__": { "valid": true }');
    assert.notEqual(stripped, text);
    assert.equal((await read(stripped)).kind, 'unreadable');
  });

  test('codes, tokens and users of the other hooks are read by nobody', async () => {
    for (const fixture of ['send-sms', 'send-email', 'custom-access-token']) {
      const told = JSON.stringify(await read(fixtureText('supabase', fixture)));
      assert.doesNotMatch(told, /561166|305805|7d5b7b|15005550006|valeria|e2f0a5c6/);
    }
  });
});
