import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { read, withFields, withMetadata } from './change-fixture.ts';

const PASSWORD = 'password-verification.correct';

describe('Supabase hooks that cannot be read', () => {
  const bodies: readonly (readonly [string, string, string])[] = [
    ['nothing', '', 'body: is not one JSON document'],
    ['half a document', '{"metadata":', 'body: is not one JSON document'],
    ['null', 'null', 'body: must be an object'],
    ['a number', '42', 'body: must be an object'],
    ['a list', '[]', 'body: must be an object'],
    ['deep nesting', '['.repeat(100_000), 'body: nested deeper than 64 levels'],
  ];
  for (const [name, body, because] of bodies) {
    test(`${name} as the body`, async () => {
      const event = { type: 'unknown' };
      assert.deepEqual(await read(body), { kind: 'unreadable', event, because });
    });
  }

  const events: readonly (readonly [string, string, string])[] = [
    ['valid that is text', withFields(PASSWORD, { valid: 'true' }), 'valid'],
    ['no valid', withFields(PASSWORD, { valid: undefined }), 'valid'],
    ['no user', withFields(PASSWORD, { user_id: undefined }), 'user_id'],
    ['a user that is no UUID', withFields(PASSWORD, { user_id: 'todd' }), 'user_id'],
    ['no UUID', withMetadata(PASSWORD, { uuid: undefined }), 'metadata.uuid'],
    ['a UUID that is none', withMetadata(PASSWORD, { uuid: 'a:b' }), 'metadata.uuid'],
    ['no valid second factor', withFields('mfa-verification.passed', { valid: 1 }), 'valid'],
  ];
  for (const [name, body, path] of events) {
    test(`${name}: told by its path`, async () => {
      const reading = await read(body);
      assert.equal(reading.kind, 'unreadable');
      assert.equal(reading.event.type, JSON.parse(body).metadata.name);
      assert.ok(reading.because?.startsWith(`${path}: `), reading.because);
    });
  }

  test('an attempt of a Supabase Auth that sends no metadata yet cannot be told from others', async () => {
    const reading = await read(withFields(PASSWORD, { metadata: undefined }));
    assert.equal(reading.kind, 'unreadable');
    assert.deepEqual(reading.event, { type: 'password-verification' });
    assert.match(reading.because ?? '', /^metadata: /);
  });

  test('a reason names paths and rules, never a value', async () => {
    const secret = 'todd@example.com';
    const reading = await read(withFields(PASSWORD, { user_id: secret, valid: secret }));
    assert.equal(reading.kind, 'unreadable');
    assert.doesNotMatch(reading.because ?? '', /todd/);
  });
});
