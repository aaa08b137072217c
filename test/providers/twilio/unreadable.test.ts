import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { twilio } from '../../../shared/providers/twilio/index.ts';
import { fixtureText } from '../sender.ts';
import { read, withData, withEnvelope } from './change-fixture.ts';
import { CHALLENGE } from './tables/ids.ts';

const CONTEXT = { metadataKey: 'recaptcha_assessment', opinions: new Set<never>() };

function readBytes(body: Buffer) {
  return twilio.read({ headers: {}, body }, CONTEXT);
}

describe('Twilio events that cannot be read', () => {
  const bodies: readonly (readonly [string, string | Buffer, string])[] = [
    ['nothing', '', 'body: is not one JSON document'],
    ['malformed JSON', '[{"id":"1",', 'body: is not one JSON document'],
    ['two documents', '{}\n{}', 'body: is not one JSON document'],
    ['deep nesting', '['.repeat(100_000), 'body: nested deeper than 1000 levels'],
    ['bytes that are no text', Buffer.from([0x61, 0x3d, 0xff]), 'body: is not UTF-8'],
    ['null', 'null', 'body: Invalid input: expected object, received null'],
    ['a number', '42', 'body: Invalid input: expected object, received number'],
    ['a form without a type', 'a=b', 'type: Invalid input: expected string, received undefined'],
    [
      'a form with two types',
      'type=challenge.approved&type=challenge.denied',
      'type: Invalid input: expected string, received undefined',
    ],
  ];
  for (const [name, body, because] of bodies) {
    test(`${name} as the body`, () => {
      const event = { type: 'unknown' };
      assert.deepEqual(readBytes(Buffer.from(body)), [{ kind: 'unreadable', event, because }]);
    });
  }

  test('more events than Twilio would send are not looked at', () => {
    const event = { type: 'unknown' };
    const because = 'body: more than 1000 events';
    const tooMany = Buffer.from(JSON.stringify(Array(1_001).fill(0)));
    assert.deepEqual(readBytes(tooMany), [{ kind: 'unreadable', event, because }]);
    assert.equal(readBytes(Buffer.from(JSON.stringify(Array(1_000).fill(0)))).length, 1_000);
  });

  const APPROVED = 'verification.approved';
  const events: readonly (readonly [string, string, string])[] = [
    ['no type', withEnvelope(APPROVED, { type: undefined }), 'type'],
    ['a number as type', withEnvelope(APPROVED, { type: 7 }), 'type'],
    ['no id', withEnvelope(APPROVED, { id: undefined }), 'id'],
    ['an empty id', withEnvelope(APPROVED, { id: '' }), 'id'],
    ['no data', withEnvelope(APPROVED, { data: undefined }), 'data'],
    ['data as text', withEnvelope(APPROVED, { data: '{}' }), 'data'],
    ['no SID', withData(APPROVED, { verification_sid: undefined }), 'data.verification_sid'],
    ['a number as SID', withData(APPROVED, { verification_sid: 7 }), 'data.verification_sid'],
    ['the SID of another thing', withData(APPROVED, { verification_sid: 'VA1' }), 'data.verif'],
    ['a SID with a colon', withData(APPROVED, { verification_sid: 'VE1:2' }), 'data.verification'],
    ['a SID of 67', withData(APPROVED, { verification_sid: `VE${'1'.repeat(65)}` }), 'data.verif'],
    ['a challenge without SID', '{"type":"challenge.approved"}', 'challenge_sid'],
    [
      'a challenge with another SID',
      '{"type":"challenge.denied","challenge_sid":"VE1"}',
      'challenge_',
    ],
  ];
  for (const [name, body, path] of events) {
    test(`${name}: told by its path`, () => {
      const [reading, ...others] = readBytes(Buffer.from(body));
      assert.deepEqual([reading?.kind, others.length], ['unreadable', 0]);
      assert.ok(reading?.because?.startsWith(path), reading?.because);
    });
  }

  test('a form whose challenge stands there twice is not guessed at', () => {
    const body = `type=challenge.approved&challenge_sid=${CHALLENGE}&challenge_sid=YC1`;
    assert.equal(readBytes(Buffer.from(body))[0]?.kind, 'unreadable');
  });

  test('a reason names paths and rules, never a value', async () => {
    const secret = '+15005550006';
    const payload = withData(APPROVED, { verification_sid: secret, verification_status: secret });
    const reading = await read(payload);
    assert.equal(reading.kind, 'unreadable');
    assert.equal(reading.event.id, `${reading.event.type}.${JSON.parse(payload).id}`);
    assert.doesNotMatch(reading.because ?? '', /1500/);
  });

  test('nothing but named fields is read: whatever else is in there gets nowhere', async () => {
    for (const name of [
      APPROVED,
      'verification.pending',
      'challenge.approved',
      'message.delivered',
    ]) {
      const text = JSON.stringify(await read(fixtureText('twilio', name)));
      assert.doesNotMatch(text, /5550006|Example|VL[0-9a-f]{8}|AC[0-9a-f]{32}|c57320476ac9/, name);
    }
  });
});
