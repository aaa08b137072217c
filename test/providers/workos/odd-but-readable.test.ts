import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixtureText } from '../sender.ts';
import { read, understood, withData, withEnvelope } from './change-fixture.ts';

const PASSWORD = 'authentication.password_succeeded';
const FAILED = 'authentication.password_failed';
const RADAR = 'authentication.radar_risk_detected';

describe('the time of a WorkOS event', () => {
  const times: readonly (readonly [unknown, string | undefined])[] = [
    ['2026-10-16T09:41:07Z', '2026-10-16T09:41:07.000Z'],
    ['2026-10-16T11:41:07.318+02:00', '2026-10-16T09:41:07.318Z'],
    ['2026-10-16', undefined],
    [1_792_143_667_318, undefined],
    [null, undefined],
  ];
  for (const [created_at, expected] of times) {
    test(`${JSON.stringify(created_at)} → ${expected ?? 'none'}`, async () => {
      const { event } = await understood(withEnvelope(PASSWORD, { created_at }));
      assert.equal(event.time, expected);
      assert.equal(Object.hasOwn(event, 'time'), expected !== undefined);
    });
  }
});

describe('the account of a WorkOS event', () => {
  const ids: readonly (readonly [object, readonly string[] | undefined])[] = [
    [{ user_id: null }, ['todd@example.com']],
    [{ user_id: '' }, ['todd@example.com']],
    [{ user_id: 7, email: 7 }, undefined],
    [{ user_id: null, email: null }, undefined],
    [{ user_id: undefined, email: undefined }, undefined],
    [{ user_id: 'x'.repeat(1025) }, ['todd@example.com']],
    [{ email: 'lone \ud800' }, ['user_01K5V2N8QZ7M4T0XWJ3CFA9RHE']],
  ];
  for (const [fields, expected] of ids) {
    test(`${JSON.stringify(fields).slice(0, 60)} → ${expected ?? 'none'}`, async () => {
      const { account, statements } = await understood(withData(PASSWORD, { ...fields }));
      assert.deepEqual(account?.ids, expected);
      assert.equal(statements.length, 1);
    });
  }

  test('an address that is none is left out', async () => {
    for (const ip_address of [null, '', 7, 'unknown', '192.0.2.256']) {
      const { account } = await understood(withData(PASSWORD, { ip_address }));
      assert.equal(Object.hasOwn(account ?? {}, 'userIp'), false);
    }
    const { account } = await understood(withData(PASSWORD, { ip_address: '2001:db8::7' }));
    assert.equal(account?.userIp, '2001:db8::7');
  });

  test('only Radar tells sign-ups, in either spelling', async () => {
    const actionOf = async (action: unknown) =>
      (await understood(withData(RADAR, { action }))).account?.action;
    for (const action of ['signup', 'sign-up']) assert.equal(await actionOf(action), 'sign-up');
    for (const action of ['login', 'sign-in', 'SIGNUP', null, 7, undefined]) {
      assert.equal(await actionOf(action), undefined);
    }
  });
});

describe('WorkOS events that are odd but readable', () => {
  test('an event that says nothing needs no id', async () => {
    for (const id of [undefined, null, 7, '', 'x'.repeat(201), 'an id']) {
      const { event } = await understood(withEnvelope('session.created', { id }));
      assert.equal(Object.hasOwn(event, 'id'), false);
    }
  });

  test('a type that is not safe to log is called unknown', async () => {
    for (const event of ['a\nb', '<b>', 'x'.repeat(101), 'Authentication.Password_Failed', '']) {
      const reading = await understood(withEnvelope(PASSWORD, { event }));
      assert.deepEqual([reading.event.type, reading.statements], ['unknown', []]);
    }
  });

  test('types that every object has, and new ones of known families, say nothing', async () => {
    const types = ['__proto__', 'constructor', '*', 'authentication.*', 'magic_auth.expired'];
    for (const event of [...types, 'authentication.reauthentication_succeeded']) {
      const { statements, because } = await understood(withEnvelope(PASSWORD, { event }));
      assert.deepEqual(statements, []);
      assert.equal(because, 'not an event that says anything about a sign-in');
    }
    for (const event of ['authentication.sso_started', 'authentication.sso_timed_out']) {
      const { statements } = await understood(withEnvelope(PASSWORD, { event }));
      assert.deepEqual(statements, []);
    }
  });

  test('an error that is not about what was typed says nothing; any other is believed', async () => {
    const saidFor = async (code: unknown) =>
      (await understood(withData(FAILED, { error: { code, message: 'x' } }))).statements.length;
    const steps = ['mfa_enrollment', 'email_verification_required', 'radar_sms_challenge'];
    for (const code of [...steps, 'organization_selection_required']) {
      assert.equal(await saidFor(code), 0, code);
    }
    for (const code of ['invalid_credentials', 'new_word', '', null, 7, undefined]) {
      assert.equal(await saidFor(code), 1, String(code));
    }
    for (const error of [undefined, null, 'x', [], {}]) {
      assert.equal((await understood(withData(FAILED, { error }))).statements.length, 1);
    }
  });

  test('a control of Radar that is new, null or missing names no attack', async () => {
    for (const control of ['new_word', 'CREDENTIAL_STUFFING', '', null, undefined]) {
      const payload = withData(RADAR, { control });
      const { statements } = await understood(payload, ['attack-fraudulent']);
      assert.deepEqual(statements, []);
    }
  });

  test('the code of a magic link is read by nobody', async () => {
    const payload = withData('magic_auth.created', { code: '305805', token: 'canary' });
    const reading = await read(payload);
    assert.deepEqual(reading, await read(fixtureText('workos', 'magic_auth.created')));
    assert.doesNotMatch(JSON.stringify(reading), /305805|canary/);
  });

  test('an address appears nowhere but among the names of the account', async () => {
    const { account, ...rest } = await understood(fixtureText('workos', FAILED));
    assert.ok(account?.ids.includes('todd@example.com'));
    assert.doesNotMatch(JSON.stringify(rest), /todd|192\.0\.2|Mozilla/);
  });

  test('__proto__ keys change nothing', async () => {
    const text = fixtureText('workos', FAILED);
    const body = text.replace('"error": {', '"__proto__": { "user_id": "x" }, "error": {');
    assert.notEqual(body, text);
    assert.deepEqual(await understood(body), await understood(text));
  });
});
