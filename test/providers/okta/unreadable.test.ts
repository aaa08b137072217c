import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Reading } from '../../../shared/providers/provider.ts';
import { fixtureText } from '../sender.ts';
import { read, readings, together, withEvent } from './change-event.ts';
import { oktaSender } from './sender.ts';

const PASSED = 'user.authentication.auth_via_mfa.push-approved';
const REPORT = 'user.account.report_suspicious_activity_by_enduser';
const NO_LIST = 'data.events: must be a list; not the body of an event hook';

describe('bodies that are no event hook', () => {
  const bodies: readonly (readonly [string, string, string])[] = [
    ['nothing', '', 'body: is not one JSON document'],
    ['malformed JSON', '{"data":{"events":[', 'body: is not one JSON document'],
    ['two documents', '{}\n{}', 'body: is not one JSON document'],
    ['deep nesting', '['.repeat(100_000), 'body: nested deeper than 1000 levels'],
    ['null', 'null', NO_LIST],
    ['a number', '42', NO_LIST],
    ['a list', '[]', NO_LIST],
    ['an empty object', '{}', NO_LIST],
    ['no list of events', '{"data":{"events":{"0":{}}}}', NO_LIST],
  ];
  for (const [name, body, because] of bodies) {
    test(`${name}: unreadable, as a whole`, async () => {
      assert.deepEqual(await read(body), {
        kind: 'unreadable',
        event: { type: 'unknown' },
        because,
      });
    });
  }

  const envelope = {
    eventType: 'com.okta.event_hook',
    eventId: 'b5a188b9-5ece-4636-b041-482ffda96311',
    eventTime: '2026-10-14T16:59:53.032Z',
  };
  const event = { id: envelope.eventId, type: envelope.eventType, time: envelope.eventTime };

  test('an event hook without its list is unreadable, and named by its envelope', async () => {
    for (const data of [undefined, null, {}, { events: null }]) {
      const reading = await read(JSON.stringify({ ...envelope, data }));
      assert.deepEqual(reading, { kind: 'unreadable', event, because: NO_LIST });
    }
  });

  test('more events than Okta would send are not looked at', async () => {
    const reading = await read(
      JSON.stringify({ ...envelope, data: { events: Array(1001).fill(0) } }),
    );
    const because = 'data.events: more than 1000, which Okta never sends';
    assert.deepEqual(reading, { kind: 'unreadable', event, because });
    const most = await readings(JSON.stringify({ data: { events: Array(1000).fill(0) } }));
    assert.equal(most.length, 1000);
  });

  const silent: readonly (readonly [string, object, string])[] = [
    ['an empty list', { data: { events: [] } }, 'the list of events is empty'],
    [
      'an inline hook',
      { eventType: 'com.okta.oauth2.tokens.transform', data: { context: {} } },
      'not an event hook, so it says nothing about a sign-in',
    ],
  ];
  for (const [name, fields, because] of silent) {
    test(`${name} says nothing, and why`, async () => {
      const { eventType: type } = { ...envelope, ...fields };
      assert.deepEqual(await read(JSON.stringify({ ...envelope, ...fields })), {
        kind: 'understood',
        event: { ...event, type },
        keys: [],
        statements: [],
        because,
      });
    });
  }
});

describe('Okta events that cannot be read', () => {
  const nameless = { uuid: null, transaction: null, debugContext: null };
  const events: readonly (readonly [string, string, string])[] = [
    ['no outcome', withEvent(PASSED, { outcome: undefined }), 'outcome'],
    ['null as outcome', withEvent(PASSED, { outcome: null }), 'outcome'],
    ['no result', withEvent(PASSED, { outcome: {} }), 'outcome.result'],
    ['a number as result', withEvent(PASSED, { outcome: { result: 7 } }), 'outcome.result'],
    [
      'a session without result',
      withEvent('user.session.start.success', { outcome: {} }),
      'outcome.result',
    ],
    ['an attempt without any id', withEvent(PASSED, nameless), 'body'],
    ['a report without result', withEvent(REPORT, { outcome: {} }), 'outcome.result'],
    ['a report without any id', withEvent(REPORT, nameless), 'body'],
    ['a lock without id', withEvent('user.account.lock', { uuid: 7 }), 'body'],
    ['a leak without id', withEvent('security.breached_credential.detected', { uuid: '' }), 'body'],
    ['no type', withEvent(PASSED, { eventType: undefined }), 'eventType'],
    ['a number as type', withEvent(PASSED, { eventType: 7 }), 'eventType'],
    ['no object', JSON.stringify({ data: { events: [null] } }), 'body'],
  ];
  for (const [name, body, path] of events) {
    test(`${name}: told by its path`, async () => {
      const reading = await read(body);
      assert.equal(reading.kind, 'unreadable');
      assert.ok(reading.because?.startsWith(`${path}: `), reading.because);
    });
  }

  test('a reason names paths and rules, never a value', async () => {
    const secret = 'alex.example@example.com';
    const reading = await read(
      withEvent(PASSED, { outcome: { result: { secret } }, uuid: secret }),
    );
    assert.equal(reading.kind, 'unreadable');
    assert.doesNotMatch(JSON.stringify([reading.because, reading.event]), /alex/);
  });

  test('one among several fails alone, and is read again alone', async () => {
    const broken = withEvent(PASSED, { outcome: 7 });
    const wrong = fixtureText('okta', 'user.authentication.auth_via_mfa.password-wrong');
    const all = await readings(together(wrong, broken, fixtureText('okta', PASSED)));
    assert.deepEqual(
      all.map(({ kind }) => kind),
      ['understood', 'unreadable', 'understood'],
    );
    const kept = all[1] as Extract<Reading, { kind: 'unreadable' }>;
    assert.ok(kept.body);
    const context = { metadataKey: 'recaptcha_assessment', opinions: new Set<never>() };
    const again = oktaSender.provider.read({ headers: {}, body: kept.body }, context);
    assert.deepEqual(again, [kept]);
    assert.equal(String(kept.body).includes('password'), false);
  });
});
