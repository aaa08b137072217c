import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixtureText } from '../sender.ts';
import { read, reasonsOf, understood, withDebugData, withEvent } from './change-event.ts';
import { LOGIN } from './tables/subjects.ts';

const PASSED = 'user.authentication.auth_via_mfa.push-approved';
const WRONG = 'user.authentication.auth_via_mfa.password-wrong';
const REPORT = 'user.account.report_suspicious_activity_by_enduser';
const REQUEST = 'aRmBDU46G5qZiNjtcqxs8gnBAAB';

describe('the factor of an Okta event', () => {
  const factors: readonly (readonly [unknown, string])[] = [
    ['PASSWORD_AS_FACTOR', 'CORRECT_PASSWORD'],
    ['password_as_factor', 'CORRECT_PASSWORD'],
    ['Password', 'CORRECT_PASSWORD'],
    ['SOFT_TOKEN', 'PASSED_TWO_FACTOR'],
    ['FIDO_WEBAUTHN', 'PASSED_TWO_FACTOR'],
    ['NEW_FACTOR', 'PASSED_TWO_FACTOR'],
    ['__proto__', 'PASSED_TWO_FACTOR'],
  ];
  for (const [factor, reason] of factors) {
    test(`${factor} → ${reason}`, async () => {
      assert.deepEqual(await reasonsOf(withDebugData(PASSED, { factor })), [reason]);
    });
  }

  test('is that of the authenticator where debugData names none', async () => {
    const authenticator = (methodTypeUsed: unknown) => [
      { type: 'User', displayName: 'Password' },
      { type: 'AuthenticatorEnrollment', detailEntry: { methodTypeUsed } },
    ];
    const methods: readonly (readonly [unknown, readonly string[]])[] = [
      ['Password', ['CORRECT_PASSWORD']],
      ['totp', ['PASSED_TWO_FACTOR']],
      ['', []],
      [null, []],
      [{}, []],
    ];
    for (const factor of [undefined, null, '', 7, { name: 'PASSWORD_AS_FACTOR' }]) {
      for (const [method, reasons] of methods) {
        const event = JSON.parse(withDebugData(PASSED, { factor })).data.events[0];
        const said = withEvent(PASSED, { ...event, target: authenticator(method) });
        assert.deepEqual(await reasonsOf(said), reasons, JSON.stringify([factor, method]));
      }
    }
  });

  test('is not known without debugData and targets', async () => {
    for (const target of [null, undefined, [], {}, 'Password', [null, 7, []]]) {
      for (const debugContext of [
        null,
        undefined,
        [],
        {},
        { debugData: null },
        { debugData: [] },
      ]) {
        const reading = await understood(withEvent(PASSED, { target, debugContext }));
        assert.deepEqual(reading.statements, []);
        assert.equal(reading.because, 'no factor is named: it may be the password');
      }
    }
  });

  test('counts only where it was used to sign in', async () => {
    const intents: readonly (readonly [unknown, boolean])[] = [
      ['AUTHENTICATION', true],
      ['authentication', true],
      ['LOGIN', true],
      [undefined, true],
      [null, true],
      ['CREDENTIAL_ENROLLMENT', false],
      ['credential_recovery', false],
      ['RECOVERY', false],
      ['NEW_INTENT', false],
    ];
    for (const [factorIntent, counts] of intents) {
      const reasons = await reasonsOf(withDebugData(PASSED, { factorIntent }));
      assert.deepEqual(reasons, counts ? ['PASSED_TWO_FACTOR'] : [], String(factorIntent));
    }
  });
});

describe('the outcome of an Okta event', () => {
  const RESULTS = 'SKIPPED ALLOW DENY CHALLENGE UNKNOWN RATE_LIMIT DEFERRED SCHEDULED ABANDONED';

  test('of a factor counts when it is success or failure', async () => {
    for (const result of [...RESULTS.split(' '), 'UNANSWERED', 'NEW_WORD', 'success', '']) {
      assert.deepEqual(await reasonsOf(withEvent(PASSED, { outcome: { result } })), [], result);
    }
  });

  test('of a second factor that failed needs no reason', async () => {
    for (const reason of [undefined, null, '', 7, {}, 'LOCKED_OUT', 'anything at all']) {
      const payload = withEvent(PASSED, { outcome: { result: 'FAILURE', reason } });
      assert.deepEqual(await reasonsOf(payload), ['FAILED_TWO_FACTOR']);
    }
  });

  test('of a password that failed does', async () => {
    for (const fixture of [WRONG, 'user.session.start.wrong-password']) {
      for (const reason of [undefined, null, '', 7, {}, 'LOCKED_OUT', 'VERIFICATION_ERROR']) {
        const outcome = { result: 'FAILURE', reason };
        assert.deepEqual(await reasonsOf(withEvent(fixture, { outcome })), []);
      }
    }
  });
});

describe('the request that makes an Okta fact', () => {
  const factOf = async (payload: string) => (await understood(payload)).statements[0]?.fact;

  test('is the transaction, else the request of debugData, else the event alone', async () => {
    const uuid = '23cb4b8f-b0a2-11f1-8a0c-5fb4e6a96f19';
    const stage = 'second-factor:PASSED_TWO_FACTOR';
    for (const id of [undefined, null, '', 'unknown', 'null', 7, 'a b', 'a:b', 'x'.repeat(201)]) {
      const transaction = { id };
      assert.equal(await factOf(withEvent(PASSED, { transaction })), `${REQUEST}:${stage}`);
      const { debugContext } = JSON.parse(withDebugData(PASSED, { requestId: id })).data.events[0];
      const payload = withEvent(PASSED, { transaction, debugContext });
      assert.equal(await factOf(payload), `${uuid}:${stage}`);
    }
  });

  test('may hold an @, as the requests of older orgs do', async () => {
    const payload = withEvent(WRONG, { transaction: { id: 'XkcAsWb8WjwDP76xh@1v8wAABp0' } });
    assert.equal(await factOf(payload), 'XkcAsWb8WjwDP76xh@1v8wAABp0:password:INCORRECT_PASSWORD');
  });

  test('is the reported event of a report, else the report itself', async () => {
    const id = 'e4d8be57-5114-11f1-120b-1bf892ff45fe';
    for (const suspiciousActivityEventId of [undefined, null, {}, 'alex@example.com']) {
      const payload = withDebugData(REPORT, { suspiciousActivityEventId });
      assert.equal(await factOf(payload), `${id}:report:FRAUDULENT`);
    }
  });
});

describe('Okta events that are odd but readable', () => {
  test('an id that is none, and a time that is none, are left out', async () => {
    for (const odd of [null, undefined, '', 7, 'a b', 'yesterday!', LOGIN]) {
      const { event } = await understood(withEvent(PASSED, { uuid: odd, published: odd }));
      assert.deepEqual(event, { type: 'user.authentication.auth_via_mfa' });
    }
  });

  test('a type that is not safe to log is called unknown; types every object has are ignored', async () => {
    for (const eventType of ['a<b>', 'x'.repeat(101), 'a\nb', '', LOGIN]) {
      const reading = await understood(withEvent(PASSED, { eventType }));
      assert.deepEqual([reading.event.type, reading.statements], ['unknown', []]);
    }
    for (const eventType of ['__proto__', 'constructor', 'toString']) {
      assert.deepEqual(await reasonsOf(withEvent(PASSED, { eventType })), []);
    }
  });

  test('an event in no table is understood, needs nothing and says nothing', async () => {
    const events = [{ eventType: 'group.user_membership.add' }];
    const reading = await read(JSON.stringify({ data: { events } }));
    assert.deepEqual(reading, {
      kind: 'understood',
      event: { type: 'group.user_membership.add' },
      keys: [],
      statements: [],
      because: 'not an event that says how a sign-in went',
    });
  });

  test('nothing but the list of events is needed of the envelope', async () => {
    const { data } = JSON.parse(fixtureText('okta', PASSED));
    assert.deepEqual(await reasonsOf(JSON.stringify({ data })), ['PASSED_TWO_FACTOR']);
  });

  test('__proto__ keys change nothing', async () => {
    const text = fixtureText('okta', PASSED);
    const body = text.replace('"debugData": {', '"debugData": {"__proto__": {"factor": "x"},');
    assert.notEqual(body, text);
    assert.deepEqual(await understood(body), await understood(text));
  });
});
