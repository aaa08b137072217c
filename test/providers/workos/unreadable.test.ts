import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { read, withData, withEnvelope } from './change-fixture.ts';

const PASSWORD = 'authentication.password_succeeded';
const RADAR = 'authentication.radar_risk_detected';

describe('WorkOS events that cannot be read', () => {
  const WRONG = 'body: Invalid input: expected object, received';
  const bodies: readonly (readonly [string, string, string])[] = [
    ['nothing', '', 'body: is not one JSON document'],
    ['half a document', '{"event":', 'body: is not one JSON document'],
    ['null', 'null', `${WRONG} null`],
    ['a list', '[]', `${WRONG} array`],
    ['deep nesting', '['.repeat(100_000), 'body: nested deeper than 64 levels'],
  ];
  for (const [name, body, because] of bodies) {
    test(`${name} as the body`, async () => {
      const event = { type: 'unknown' };
      assert.deepEqual(await read(body), { kind: 'unreadable', event, because });
    });
  }

  const events: readonly (readonly [string, string, string])[] = [
    ['no name', withEnvelope(PASSWORD, { event: undefined }), 'event'],
    ['a number as name', withEnvelope(PASSWORD, { event: 7 }), 'event'],
    ['no id', withEnvelope(PASSWORD, { id: undefined }), 'id'],
    ['an id that is none', withEnvelope(PASSWORD, { id: 'event:1' }), 'id'],
    ['an id of 201', withEnvelope(PASSWORD, { id: 'e'.repeat(201) }), 'id'],
    ['a code without id', withEnvelope('magic_auth.created', { id: null }), 'id'],
    ['a sign-in without data', withEnvelope(PASSWORD, { data: undefined }), 'data'],
    ['a sign-in whose data is a list', withEnvelope(PASSWORD, { data: [] }), 'data'],
    ['a risk without data', withEnvelope(RADAR, { data: null }), 'data'],
    ['a control that is no text', withData(RADAR, { control: 7 }), 'data.control'],
  ];
  for (const [name, body, path] of events) {
    test(`${name}: told by its path`, async () => {
      const reading = await read(body);
      assert.equal(reading.kind, 'unreadable');
      assert.ok(reading.because?.startsWith(`${path}: `), reading.because);
    });
  }

  test('a reason names paths and rules, never a value', async () => {
    const reading = await read(withEnvelope(PASSWORD, { id: 'todd@example.com' }));
    assert.equal(reading.kind, 'unreadable');
    assert.doesNotMatch(reading.because ?? '', /todd/);
  });
});
