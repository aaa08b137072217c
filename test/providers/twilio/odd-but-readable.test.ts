import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { twilio } from '../../../shared/providers/twilio/index.ts';
import { readPayload, type Understood } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { understood, withData, withEnvelope } from './change-fixture.ts';
import { twilioSender } from './sender.ts';
import { ABOUT_VERIFICATION, CHALLENGE, VERIFICATION, VERIFY } from './tables/ids.ts';

function phoneOf({ statements }: Understood) {
  return statements[0]?.annotation.phoneAuthenticationEvent;
}

async function withPhones(payload: string): Promise<Understood> {
  const [reading] = await readPayload(twilioSender, payload, ['phone-events']);
  assert.ok(reading?.kind === 'understood');
  return reading;
}

describe('the number that a verification was sent to', () => {
  test('leaves only with `phone-events`', async () => {
    const payload = fixtureText('twilio', 'verification.pending');
    assert.equal(phoneOf(await understood(payload)), undefined);
    const reading = await withPhones(payload);
    assert.deepEqual(phoneOf(reading), {
      phoneNumber: '+15005550006',
      eventTime: '2026-09-14T08:30:02.336Z',
    });
  });

  const none = ['15005550006', 'whatsapp:+15005550006', '+1 500', '+0150055500', 'a@example.com'];
  for (const to of [...none, '', '+', `+1${'5'.repeat(15)}`, null, 15005550006, {}, undefined]) {
    test(`is left out when it is ${JSON.stringify(to)}`, async () => {
      const reading = await withPhones(withData('verification.pending', { to }));
      assert.equal(phoneOf(reading), undefined);
      assert.equal(reading.statements.length, 1);
    });
  }

  test('goes without a time that the event does not have', async () => {
    for (const time of [undefined, null, 'now', 7]) {
      const reading = await withPhones(withEnvelope('verification.pending', { time }));
      assert.deepEqual(phoneOf(reading), { phoneNumber: '+15005550006' });
      assert.equal(Object.hasOwn(reading.event, 'time'), false);
    }
  });
});

describe('the tag that carries the assessment', () => {
  const cases: readonly (readonly [string, unknown, string | undefined])[] = [
    ['that of the last attempt', [{ tags: { recaptcha_assessment: 'a' } }, tagged('b')], 'b'],
    ['the last one there is', [tagged('a'), { tags: { flow: 'x' } }, { tags: null }, {}], 'a'],
    ['none in no attempts', [], undefined],
    ['none in an empty text', [tagged('')], undefined],
    ['none in a number', [tagged(7)], undefined],
    ['none in a text of tags', [{ tags: '{"recaptcha_assessment":"a"}' }], undefined],
    ['none in a list of tags', [{ tags: ['recaptcha_assessment'] }], undefined],
    ['none in odd attempts', [null, 7, 'a', []], undefined],
    ['none where the attempts are no list', { 0: tagged('a'), length: 1 }, undefined],
    ['none without attempts', undefined, undefined],
  ];
  for (const [name, attempts, carried] of cases) {
    test(`is ${name}`, async () => {
      const fields = { send_code_attempts: { count: 1, attempts } };
      const reading = await understood(withData('verification.pending', fields));
      assert.equal(reading.carried, carried);
      assert.equal(reading.statements.length, 1);
    });
  }

  test('stands under the name that is configured', async () => {
    const attempts = [{ tags: { recaptcha_assessment: 'a', assessment: 'b' } }];
    const payload = withData('verification.pending', { send_code_attempts: { attempts } });
    const [reading] = await readPayload(twilioSender, payload, [], 'assessment');
    assert.ok(reading?.kind === 'understood');
    assert.equal(reading.carried, 'b');
  });
});

describe('the status of a verification', () => {
  for (const verification_status of ['APPROVED', 'approved', 'Approved']) {
    test(`${verification_status} agrees with an approval`, async () => {
      const reading = await understood(withData('verification.approved', { verification_status }));
      assert.equal(reading.statements.length, 1);
    });
  }

  test('may be spelled like the type', async () => {
    const fields = { verification_status: 'max-attempts-reached' };
    const payload = withData('verification.max_attempts_reached', fields);
    assert.equal((await understood(payload)).statements.length, 1);
  });

  test('may be missing: then the type alone says it', async () => {
    for (const verification_status of [undefined, null]) {
      const reading = await understood(withData('verification.approved', { verification_status }));
      assert.equal(reading.statements.length, 1);
    }
  });

  const types = ['pending', 'approved', 'max-attempts-reached', 'expired'];
  const statuses = ['PENDING', 'APPROVED', 'MAX_ATTEMPTS_REACHED', 'EXPIRED', 'CANCELED', 'NEW'];
  for (const type of types) {
    const own = type.toUpperCase().replaceAll('-', '_');
    test(`of any other kind contradicts ${type}, which says nothing but links`, async () => {
      for (const verification_status of [...statuses.filter((one) => one !== own), '', 7, {}, []]) {
        const payload = withData(`verification.${type}`, { verification_status });
        const { statements, because, keys, carried } = await understood(payload);
        assert.deepEqual(statements, []);
        assert.match(because ?? '', /contradict each other/);
        assert.deepEqual({ keys, carried }, ABOUT_VERIFICATION);
      }
    });
  }
});

describe('Twilio events that are odd but readable', () => {
  test('an id that is none is left out, so a digest of the body names the event', async () => {
    for (const id of ['event 1', 'x'.repeat(256), 'é']) {
      const { event, statements } = await understood(withEnvelope('verification.approved', { id }));
      assert.equal(event.id, undefined);
      assert.equal(statements.length, 1);
    }
  });

  test('types that are not safe to log, or that every object has, say nothing', async () => {
    for (const type of ['a <b>', 'x'.repeat(101), 'a\nb', '', '__proto__', 'constructor', '*']) {
      const payload = withEnvelope('verification.approved', { type });
      const { event, statements, because } = await understood(payload);
      assert.match(event.type, /^(unknown|__proto__|constructor)$/);
      assert.deepEqual([statements, because], [[], 'not an event of Verify']);
    }
  });

  test('a new event of Verify says nothing but links', async () => {
    const payload = withEnvelope('verification.approved', { type: `${VERIFY}verification.paused` });
    const { statements, keys } = await understood(payload);
    assert.deepEqual([statements, keys], [[], [`twilio:${VERIFICATION}`]]);
  });

  test('the type is believed letter by letter', async () => {
    for (const type of [`${VERIFY}verification.Approved`, `${VERIFY}verification.approved.v2`]) {
      const { statements } = await understood(withEnvelope('verification.approved', { type }));
      assert.deepEqual(statements, []);
    }
  });

  test('only id, type and what the fact rests on are needed', async () => {
    const type = `${VERIFY}verification.approved`;
    const data = { verification_sid: VERIFICATION };
    const reading = await understood(JSON.stringify({ id: '1', type, data }));
    assert.deepEqual([reading.statements.length, reading.keys], [1, [`twilio:${VERIFICATION}`]]);
  });

  test('a test of the sink may hold its data as text', async () => {
    const payload = withEnvelope('eventstreams.test-event', { data: '{"test_id":"1"}' });
    assert.deepEqual((await understood(payload)).because, 'the test of a new sink');
  });

  test('__proto__ keys change nothing', async () => {
    const text = fixtureText('twilio', 'verification.expired');
    const body = text.replace('"data": {', '"__proto__": {"type": "x"}, "data": {"__proto__": {},');
    assert.notEqual(body, text);
    assert.deepEqual(await understood(body), await understood(text));
  });
});

describe('what Verify Push sends', () => {
  const CONTEXT = { metadataKey: 'recaptcha_assessment', opinions: new Set<never>() };
  const read = (body: string) => twilio.read({ headers: {}, body: Buffer.from(body) }, CONTEXT);

  test('is the same as a form and as JSON', () => {
    const json = fixtureText('twilio', 'challenge.denied');
    const form = new URLSearchParams(JSON.parse(json)).toString();
    assert.deepEqual(read(form), read(json));
    assert.equal(read(form)[0]?.kind, 'understood');
  });

  test('needs only its type and its challenge', () => {
    const [reading] = read(`challenge_sid=${CHALLENGE}&type=challenge.approved`);
    assert.ok(reading?.kind === 'understood');
    assert.equal(reading.statements.length, 1);
  });
});

function tagged(value: unknown) {
  return { tags: { recaptcha_assessment: value } };
}
