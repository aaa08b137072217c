import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changed, read, withDetails } from './change-fixture.ts';

const LOGIN = 'access.LOGIN.password';
const WRONG = 'access.LOGIN_ERROR.wrong-password';

describe('Keycloak events that cannot be read', () => {
  const ODD = 'body: Invalid input: expected object, received';
  const bodies: readonly (readonly [string, string, string])[] = [
    ['nothing', '', 'body: is not one JSON document'],
    ['malformed JSON', '{"uid":"1",', 'body: is not one JSON document'],
    ['two documents', '{}\n{}', 'body: is not one JSON document'],
    ['null', 'null', `${ODD} null`],
    ['a list', '[]', `${ODD} array`],
    ['deep nesting', '['.repeat(100_000), 'body: nested deeper than 64 levels'],
  ];
  for (const [name, body, because] of bodies) {
    test(`${name} as the body`, async () => {
      const event = { type: 'unknown' };
      assert.deepEqual(await read(body), { kind: 'unreadable', event, because });
    });
  }

  const events: readonly (readonly [string, string, string])[] = [
    ['no type', changed(LOGIN, { type: undefined }), 'type'],
    ['a number as type', changed(LOGIN, { type: 7 }), 'type'],
    ['an error that is no text', changed(WRONG, { error: { code: 1 } }), 'error'],
    ['details that are no object', changed(LOGIN, { details: 'none' }), 'details'],
    [
      'a credential that is no text',
      withDetails(LOGIN, { selected_credential_id: 1 }),
      'details.selected_credential_id',
    ],
    [
      'a provider that is no text',
      withDetails(LOGIN, { identity_provider: {} }),
      'details.identity_provider',
    ],
    [
      'a kind of credential that is no text',
      withDetails(WRONG, { credential_type: [] }),
      'details.credential_type',
    ],
    ['a grant that is no text', withDetails(WRONG, { grant_type: 1 }), 'details.grant_type'],
  ];
  for (const [name, body, path] of events) {
    test(`${name}: told by its path, with the id by which a redelivery is recognised`, async () => {
      const reading = await read(body);
      assert.equal(reading.kind, 'unreadable');
      assert.equal(reading.event.id, JSON.parse(body).uid);
      assert.ok(reading.because?.startsWith(`${path}: `), reading.because);
    });
  }

  test('a sign-in without an id, and one whose id is none', async () => {
    for (const uid of [undefined, null, 7, '', 'a:b', 'x'.repeat(201)]) {
      const reading = await read(changed(LOGIN, { uid }));
      assert.equal(reading.kind, 'unreadable');
      assert.deepEqual(Object.keys(reading.event), ['type', 'time']);
      assert.match(reading.because ?? '', /^uid: /);
    }
  });

  test('a reason names paths and rules, never a value', async () => {
    const reading = await read(changed(WRONG, { uid: 'ada@example.com', error: ['ada'] }));
    assert.equal(reading.kind, 'unreadable');
    assert.doesNotMatch(reading.because ?? '', /ada/);
  });
});
