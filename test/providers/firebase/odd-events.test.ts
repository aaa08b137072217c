import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Opinion } from '../../../shared/config/opinions.ts';
import type { Reading } from '../../../shared/providers/provider.ts';
import { readPayload, type Understood } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { firebaseSender } from './sender.ts';

const SIGN_IN = 'beforeSignIn.password';
const SMS = 'beforeSendSms.mfa-sign-in';

function changed(fixture: string, fields: object): string {
  return JSON.stringify({ ...JSON.parse(fixtureText('firebase', fixture)), ...fields });
}

async function read(payload: string, ...opinions: Opinion[]): Promise<Reading> {
  const [reading, ...others] = await readPayload(firebaseSender, payload, opinions);
  assert.equal(others.length, 0);
  assert.ok(reading);
  return reading;
}

async function understood(payload: string, ...opinions: Opinion[]): Promise<Understood> {
  const reading = await read(payload, ...opinions);
  assert.equal(reading.kind, 'understood', reading.because);
  return reading as Understood;
}

async function reasonsOf(payload: string) {
  const { statements } = await understood(payload);
  return statements.flatMap(({ annotation }) => annotation.reasons ?? []);
}

describe('Firebase events that are odd but readable', () => {
  const signIns: readonly (readonly [object, readonly string[]])[] = [
    [{ sign_in_method: 'PASSWORD' }, []],
    [{ sign_in_method: 'custom' }, []],
    [{ sign_in_method: 'anonymous' }, []],
    [{ sign_in_method: null }, []],
    [{ sign_in_method: undefined, sign_in_second_factor: 'totp' }, ['PASSED_TWO_FACTOR']],
    [{ sign_in_second_factor: '' }, ['CORRECT_PASSWORD']],
    [{ sign_in_second_factor: null, firebase: null }, ['CORRECT_PASSWORD']],
    [{ firebase: { sign_in_provider: 'password' } }, ['CORRECT_PASSWORD']],
  ];
  for (const [fields, reasons] of signIns) {
    test(`${JSON.stringify(fields)} → ${reasons.join(', ') || 'nothing'}`, async () => {
      assert.deepEqual(await reasonsOf(changed(SIGN_IN, fields)), reasons);
    });
  }

  test('an enrolled factor is none that was used', async () => {
    const { user_record } = JSON.parse(
      fixtureText('firebase', 'beforeSignIn.password-second-factor'),
    );
    assert.ok(user_record.multi_factor.enrolled_factors.length > 0);
    assert.deepEqual(await reasonsOf(changed(SIGN_IN, { user_record })), ['CORRECT_PASSWORD']);
  });

  test('only a text message of a sign-in with a second factor is one', async () => {
    for (const sms_type of ['SIGNIN', 'SMS_TYPE_UNSPECIFIED', 'mfa', '', null, undefined]) {
      assert.deepEqual(await reasonsOf(changed(SMS, { sms_type })), []);
    }
  });

  test('a number that is no E.164 number is left out, and the rest is said', async () => {
    for (const phone_number of ['5005550006', '+0123456789', '+1500', '+1 500 555 0006', 7, null]) {
      const { statements } = await understood(changed(SMS, { phone_number }), 'phone-events');
      assert.deepEqual(statements[0]?.annotation, { reasons: ['INITIATED_TWO_FACTOR'] });
    }
  });

  const types: readonly (readonly [string, string])[] = [
    ['providers/cloud.auth/eventTypes/user.beforeCreate', 'beforeCreate'],
    ['providers/cloud.auth/eventTypes/user.beforeSignIn:oidc.provider-1', 'beforeSignIn'],
    ['beforeSignIn:password', 'beforeSignIn'],
    ['beforeInvented', 'beforeInvented'],
    ['providers/other/eventTypes/user.beforeSignIn', 'unknown'],
    ['before SignIn', 'unknown'],
    ['beforeSignIn\n', 'unknown'],
    ['__proto__', 'unknown'],
    ['', 'unknown'],
    ['x'.repeat(101), 'unknown'],
  ];
  for (const [event_type, type] of types) {
    test(`${JSON.stringify(event_type.slice(0, 60))} is ${type}`, async () => {
      const reading = await understood(changed(SIGN_IN, { event_type }));
      assert.equal(reading.event.type, type);
      assert.equal(reading.statements.length > 0, type === 'beforeSignIn');
    });
  }

  test('types that every object has say nothing', async () => {
    for (const event_type of ['constructor', 'hasOwnProperty', 'toString']) {
      assert.deepEqual(await reasonsOf(changed(SIGN_IN, { event_type })), []);
    }
  });

  test('an account has the names that are told, each once, and an address that is one', async () => {
    const cases: readonly (readonly [object, object | undefined])[] = [
      [
        { sub: 'a', uid: 'b' },
        { ids: ['a', 'grace@example.com'], userIp: '192.0.2.44' },
      ],
      [
        { sub: null, uid: 'b' },
        { ids: ['b', 'grace@example.com'], userIp: '192.0.2.44' },
      ],
      [
        { sub: '', user_record: { uid: 'c' } },
        { ids: ['c'], userIp: '192.0.2.44' },
      ],
      [{ sub: 'a', user_record: { email: 'a' }, ip_address: '?' }, { ids: ['a'] }],
      [
        { sub: 'a', user_record: 'text', ip_address: '2001:db8::9' },
        { ids: ['a'], userIp: '2001:db8::9' },
      ],
      [{ sub: 'x'.repeat(1025), user_record: { email: '\ud800' } }, undefined],
    ];
    for (const [fields, account] of cases) {
      const reading = await understood(changed(SIGN_IN, fields));
      assert.deepEqual(reading.account, account);
    }
  });

  test('a phone number is no name of an account', async () => {
    const reading = await understood(
      fixtureText('firebase', 'beforeSendSms.mfa-sign-in-without-user'),
    );
    assert.equal(Object.hasOwn(reading, 'account'), false);
  });

  test('an event of a kind that says nothing is never unreadable for what it is about', async () => {
    for (const fixture of ['beforeCreate', 'beforeSendEmail']) {
      const payload = changed(fixture, { event_id: 7, sign_in_method: 7, user_record: [] });
      assert.deepEqual(await reasonsOf(payload), []);
    }
  });
});

describe('Firebase events that cannot be read', () => {
  const events: readonly (readonly [string, string, string])[] = [
    ['no type', changed(SIGN_IN, { event_type: undefined }), 'event_type'],
    ['a number as type', changed(SIGN_IN, { event_type: 7 }), 'event_type'],
    ['a method that is no text', changed(SIGN_IN, { sign_in_method: [] }), 'sign_in_method'],
    [
      'a second factor that is no text',
      changed(SIGN_IN, { sign_in_second_factor: true }),
      'sign_in_second_factor',
    ],
    [
      'one elsewhere that is no text',
      changed(SIGN_IN, { firebase: { sign_in_second_factor: 1 } }),
      'firebase.sign_in_second_factor',
    ],
    ['a kind of message that is no text', changed(SMS, { sms_type: {} }), 'sms_type'],
  ];
  for (const [name, payload, path] of events) {
    test(`${name}: told by its path, with the id of the event`, async () => {
      const reading = await read(payload);
      assert.equal(reading.kind, 'unreadable');
      assert.equal(reading.event.id, JSON.parse(payload).event_id);
      assert.ok(reading.because?.startsWith(`${path}: `), reading.because);
    });
  }

  test('an event without an id, and one whose id is none', async () => {
    for (const event_id of [undefined, null, 7, '', 'a b', 'x'.repeat(201)]) {
      for (const fixture of [SIGN_IN, SMS]) {
        const reading = await read(changed(fixture, { event_id }));
        assert.equal(reading.kind, 'unreadable');
        assert.equal(Object.hasOwn(reading.event, 'id'), false);
        assert.match(reading.because ?? '', /^event_id: /);
      }
    }
  });

  test('a reason names paths and rules, never a value', async () => {
    const event_id = 'grace@example.com';
    const reading = await read(changed(SIGN_IN, { event_id, sign_in_method: ['grace'] }));
    assert.equal(reading.kind, 'unreadable');
    assert.doesNotMatch(reading.because ?? '', /grace/);
  });

  test('claims that are no JSON object, from a quarantine of another version', () => {
    const context = { metadataKey: 'recaptcha_assessment', opinions: new Set<Opinion>() };
    for (const text of ['', '{', 'null', '[]', '['.repeat(100_000)]) {
      const body = Buffer.from(text);
      const [reading] = firebaseSender.provider.read({ headers: {}, body }, context);
      assert.equal(reading?.kind, 'unreadable');
      assert.deepEqual(reading?.event, { type: 'unknown' });
    }
  });
});
