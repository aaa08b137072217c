import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { turnableClock } from '../helpers/turnable-clock.ts';
import type { Emulator } from './emulator.ts';
import { type Answered, annotate, call, type ErrorBody, testEmulator } from './test-emulator.ts';

type Assessment = Readonly<Record<string, unknown>> & { readonly name: string };

function create(
  emulator: Emulator,
  body: unknown,
  { project = 'my-shop', query = '' } = {},
): Promise<Answered<Assessment>> {
  return call(emulator, 'POST', `/v1/projects/${project}/assessments${query}`, body);
}

function refused(answer: Answered<unknown>): ErrorBody['error'] {
  return (answer.json as ErrorBody).error;
}

const EVENT = { token: 'abc', siteKey: 'key', expectedAction: 'login', userIpAddress: '192.0.2.1' };

test('A created assessment has all we read, and its event comes back', async (t) => {
  const clock = turnableClock(Date.parse('2026-11-22T23:01:00Z'));
  const emulator = await testEmulator(t, { clock });
  const { status, json } = await create(emulator, { event: EVENT });
  assert.equal(status, 200);
  assert.match(json.name, /^projects\/my-shop\/assessments\/[0-9a-f]{16}$/);
  assert.deepEqual(json, {
    name: json.name,
    event: EVENT,
    tokenProperties: {
      valid: true,
      invalidReason: 'INVALID_REASON_UNSPECIFIED',
      createTime: '2026-11-22T23:01:00.000Z',
      hostname: 'localhost',
      action: 'login',
    },
    riskAnalysis: { score: 0.9, reasons: [], challenge: 'CHALLENGE_UNSPECIFIED' },
  });
});

test('A created assessment can be annotated, under whichever spelling of its project', async (t) => {
  const emulator = await testEmulator(t);
  const { json } = await create(emulator, { event: EVENT }, { project: '42' });
  assert.ok(json.name.startsWith('projects/42/assessments/'));
  assert.equal((await annotate(emulator, {}, json.name)).status, 200);
  assert.equal((await annotate(emulator, {}, json.name.replace('42', 'my-shop'))).status, 200);
});

test('Each assessment gets its own id, the same ones for the same seed', async (t) => {
  const ids = async (seed: number) => {
    const emulator = await testEmulator(t, { seed });
    const answers = [];
    for (let call = 0; call < 50; call += 1) answers.push(await create(emulator, { event: EVENT }));
    return answers.map(({ json }) => json.name);
  };
  const first = await ids(1);
  assert.equal(new Set(first).size, 50);
  assert.deepEqual(await ids(1), first);
  assert.notDeepEqual(await ids(2), first);
});

describe('A token may say what its assessment is to be:', () => {
  const cases: readonly [token: string, part: string, expected: object][] = [
    ['emulator?score=0.3', 'riskAnalysis', { score: 0.3 }],
    ['emulator?score=7', 'riskAnalysis', { score: 1 }],
    ['emulator?score=x', 'riskAnalysis', { score: 0 }],
    [
      'emulator?reasons=AUTOMATION,TOO_MUCH_TRAFFIC',
      'riskAnalysis',
      { score: 0.9, reasons: ['AUTOMATION', 'TOO_MUCH_TRAFFIC'] },
    ],
    ['emulator?challenge=PASSED', 'riskAnalysis', { challenge: 'PASSED' }],
    ['emulator?action=forged', 'tokenProperties', { valid: true, action: 'forged' }],
    ['emulator?invalid=EXPIRED', 'tokenProperties', { valid: false, invalidReason: 'EXPIRED' }],
    ['emulator?invalid=EXPIRED', 'riskAnalysis', { score: 0 }],
    ['', 'tokenProperties', { valid: false, invalidReason: 'MISSING' }],
    ['any other', 'tokenProperties', { valid: true, action: 'login' }],
  ];
  for (const [token, part, expected] of cases) {
    test(`${token || 'none'} gives ${part} ${JSON.stringify(expected)}`, async (t) => {
      const emulator = await testEmulator(t);
      const { json } = await create(emulator, { event: { ...EVENT, token } });
      assert.partialDeepStrictEqual(json, { [part]: expected });
    });
  }
});

test('An express assessment needs no token', async (t) => {
  const emulator = await testEmulator(t);
  const { json } = await create(emulator, { event: { siteKey: 'key', express: true } });
  assert.partialDeepStrictEqual(json, { tokenProperties: { valid: true } });
});

test('An answer may be scripted by token, and its name stays a new one', async (t) => {
  const emulator = await testEmulator(t);
  emulator.script('abc', {
    name: 'x',
    fraud_prevention_assessment: { transactionRisk: 0.7 },
    accountDefenderAssessment: { labels: ['PROFILE_MATCH'] },
  });
  const { json } = await create(emulator, { event: EVENT });
  assert.match(json.name, /^projects\/my-shop/);
  assert.partialDeepStrictEqual(json, {
    fraudPreventionAssessment: { transactionRisk: 0.7 },
    accountDefenderAssessment: { labels: ['PROFILE_MATCH'] },
    riskAnalysis: { score: 0.9 },
  });
  assert.throws(() => emulator.script('abc', { risk: 1 }), /Cannot find field/);
});

test('Enums come as numbers when asked for', async (t) => {
  const emulator = await testEmulator(t);
  const event = {
    ...EVENT,
    token: 'emulator?reasons=AUTOMATION,LOW_CONFIDENCE_SCORE&invalid=DUPE',
  };
  emulator.script(event.token, {
    accountDefenderAssessment: { labels: [1, 'SUSPICIOUS_LOGIN_ACTIVITY'] },
  });
  const query = '?$alt=json%3Benum-encoding%3Dint';
  const { json } = await create(emulator, { event }, { query });
  assert.partialDeepStrictEqual(json, {
    riskAnalysis: { reasons: [1, 5], challenge: 0 },
    tokenProperties: { invalidReason: 4, valid: false },
    accountDefenderAssessment: { labels: [1, 2] },
    event,
  });
});

test('What only Google says about an assessment is ignored in the request', async (t) => {
  const emulator = await testEmulator(t);
  const { status, json } = await create(emulator, {
    event: EVENT,
    riskAnalysis: { score: 0.1 },
    firewallPolicyAssessment: { error: { code: 3 } },
    assessmentEnvironment: { client: 'shop', version: '1' },
  });
  assert.equal(status, 200);
  assert.partialDeepStrictEqual(json, {
    riskAnalysis: { score: 0.9 },
    assessmentEnvironment: { client: 'shop', version: '1' },
  });
  assert.ok(!('firewallPolicyAssessment' in json));
});

describe('An assessment is refused', () => {
  const cases: readonly [title: string, body: unknown, words: string][] = [
    ['without an event', {}, 'The event is missing.'],
    ['for an unknown field', { event: { ...EVENT, ip: 'x' } }, 'Unknown name "ip" at \'event\''],
    ['for text as a flag', { event: { ...EVENT, express: 'true' } }, "'event.express' (TYPE_BOOL)"],
    [
      'for an unknown field deep inside',
      { event: { transactionData: { items: [{ name: 'a' }, { price: 5 }] } } },
      'Unknown name "price" at \'event.transaction_data.items[1]\'',
    ],
    [
      'for a fraction as quantity',
      { event: { transactionData: { items: [{ quantity: 1.5 }] } } },
      "'event.transaction_data.items[0].quantity' (TYPE_INT64), 1.5",
    ],
    [
      'for a quantity beyond 64 bits',
      { event: { transactionData: { items: [{ quantity: '9223372036854775808' }] } } },
      '(TYPE_INT64), "9223372036854775808"',
    ],
    [
      'for two ids where one may be',
      { event: { userInfo: { userIds: [{ email: 'a', username: 'b' }] } } },
      'Unknown name "username" at \'event.user_info.user_ids[0]\': The oneof is already set.',
    ],
  ];
  for (const [title, body, words] of cases) {
    test(title, async (t) => {
      const emulator = await testEmulator(t);
      const answer = await create(emulator, body);
      assert.equal(answer.status, 400);
      assert.equal(refused(answer).status, 'INVALID_ARGUMENT');
      assert.ok(refused(answer).message.includes(words), refused(answer).message);
      assert.equal(emulator.refused()[0]?.method, 'create');
    });
  }

  test('for a bad project', async (t) => {
    const emulator = await testEmulator(t);
    assert.equal((await create(emulator, { event: EVENT }, { project: 'MY_SHOP' })).status, 400);
  });
});

test('64-bit numbers are accepted as numbers and as text', async (t) => {
  const emulator = await testEmulator(t);
  const items = [{ quantity: 2 }, { quantity: '9223372036854775807' }];
  const { json } = await create(emulator, { event: { transactionData: { items } } });
  assert.partialDeepStrictEqual(json, {
    event: { transactionData: { items: [{ quantity: '2' }, { quantity: '9223372036854775807' }] } },
  });
});
