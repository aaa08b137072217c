import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { twilio } from '../../../shared/providers/twilio/index.ts';
import { readPayload } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { withData } from './change-fixture.ts';
import { twilioSender } from './sender.ts';
import { VERIFICATION } from './tables/ids.ts';

const CONTEXT = { metadataKey: 'recaptcha_assessment', opinions: new Set<never>() };
const PENDING = fixtureText('twilio', 'verification.pending');
const APPROVED = fixtureText('twilio', 'verification.approved');
const BROKEN = withData('verification.expired', { verification_sid: 'nonsense' });

function readBody(body: string | Buffer) {
  return twilio.read({ headers: {}, body: Buffer.from(body) }, CONTEXT);
}

describe('the list in which Event Streams sends its events', () => {
  test('is read one by one, in order', async () => {
    const readings = await readPayload(twilioSender, `[${PENDING},${APPROVED}]`);
    const facts = readings.map((one) => one.kind === 'understood' && one.statements[0]?.fact);
    assert.deepEqual(facts, [
      `${VERIFICATION}:second-factor:INITIATED_TWO_FACTOR`,
      `${VERIFICATION}:second-factor:PASSED_TWO_FACTOR`,
    ]);
  });

  test('may be missing around a single event, which some samples of Twilio show', () => {
    assert.deepEqual(readBody(APPROVED), readBody(`[${APPROVED}]`));
  });

  test('an event that cannot be read spoils only itself, and is kept alone', async () => {
    for (const odd of [BROKEN, '7', 'null', '"text"', '[]', '{}', '{"type":7}']) {
      const [first, second, third, ...others] = readBody(`[${PENDING},${odd},${APPROVED}]`);
      assert.equal(others.length, 0);
      assert.deepEqual([first], readBody(PENDING));
      assert.deepEqual([third], readBody(APPROVED));
      assert.ok(second?.kind === 'unreadable' && second.body, odd);
      assert.deepEqual(JSON.parse(second.body.toString()), [JSON.parse(odd)]);
      assert.deepEqual(readBody(second.body), [second]);
    }
  });

  test('says nothing when it is empty', () => {
    const event = { type: 'unknown' };
    const because = 'a list without events';
    assert.deepEqual(readBody('[]'), [
      { kind: 'understood', event, keys: [], statements: [], because },
    ]);
  });

  test('events of one id but of two types are two events', async () => {
    const event = JSON.parse(APPROVED);
    const both = [
      { ...JSON.parse(PENDING), id: 'same' },
      { ...event, id: 'same' },
    ];
    const [pending, approved] = readBody(JSON.stringify(both));
    assert.notEqual(pending?.event.id, approved?.event.id);
    assert.deepEqual(readBody(JSON.stringify(both)), [pending, approved]);
  });
});
