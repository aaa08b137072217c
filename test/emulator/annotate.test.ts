import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { turnableClock } from '../helpers/turnable-clock.ts';
import { annotate, call, ID, NAME, testEmulator } from './test-emulator.ts';

describe('A label takes effect', () => {
  const cases: readonly [title: string, body: unknown, arrived: object][] = [
    ['with nothing in it', {}, {}],
    ['with no body at all', '', {}],
    [
      'in camelCase',
      { annotation: 'FRAUDULENT', transactionEvent: { eventType: 'REFUND', value: 5 } },
      { annotation: 'FRAUDULENT', transactionEvent: { eventType: 'REFUND', value: 5 } },
    ],
    [
      'in snake_case',
      {
        account_id: 'a',
        transaction_event: { event_type: 'REFUND', event_time: '2026-01-01T00:00:00Z' },
      },
      {
        accountId: 'a',
        transactionEvent: { eventType: 'REFUND', eventTime: '2026-01-01T00:00:00Z' },
      },
    ],
    [
      'with enums as numbers',
      { annotation: 2, reasons: [8], transactionEvent: { eventType: 17 } },
      {
        annotation: 'FRAUDULENT',
        reasons: ['CHARGEBACK_FRAUD'],
        transactionEvent: { eventType: 'REFUND' },
      },
    ],
    [
      'with a deprecated verdict',
      { annotation: 'PASSWORD_CORRECT' },
      { annotation: 'PASSWORD_CORRECT' },
    ],
    [
      'with a number as text',
      { transactionEvent: { value: '5.25' } },
      { transactionEvent: { value: 5.25 } },
    ],
    [
      'with an exponent',
      { transactionEvent: { value: '1e3' } },
      { transactionEvent: { value: 1000 } },
    ],
    ['with URL-safe base64', { hashedAccountId: '_-8' }, { hashedAccountId: '/+8=' }],
    ['with unpadded base64', { hashedAccountId: '/+8' }, { hashedAccountId: '/+8=' }],
    [
      'with an offset and nanoseconds',
      { transactionEvent: { eventTime: '2026-01-01T00:00:00.123456789+01:00' } },
      { transactionEvent: { eventTime: '2026-01-01T00:00:00.123456789+01:00' } },
    ],
    ['with null for what is not said', { annotation: null, reasons: null }, {}],
    ['with the name in the body, as in the path', { name: NAME }, {}],
    [
      'with a phone event',
      { phoneAuthenticationEvent: { phoneNumber: '+14155550123' } },
      { phoneAuthenticationEvent: { phoneNumber: '+14155550123' } },
    ],
  ];
  for (const [title, body, arrived] of cases) {
    test(title, async (t) => {
      const at = '2026-11-22T23:01:00.000Z';
      const emulator = await testEmulator(t, { clock: turnableClock(Date.parse(at)) });
      const { status, json } = await annotate(emulator, body);
      assert.deepEqual([status, json], [200, {}]);
      assert.deepEqual(emulator.arrived(), [
        { assessment: ID, name: NAME, at, body: arrived, effect: true },
      ]);
      assert.deepEqual(emulator.refused(), []);
    });
  }
});

describe('A name', () => {
  const names: readonly [name: string, status: number][] = [
    [NAME, 200],
    [`projects/123456789012/assessments/${ID}`, 200],
    [`projects/example.com%3Ashop/assessments/${ID}`, 200],
    [`projects/my-shop/assessments/0000000000000000`, 404],
    [`projects/my-shop/assessments/${ID}%20`, 400],
    [`projects/my-shop/assessments/${ID}:x`, 400],
    ['projects/my-shop/assessments/%2e%2e%2fx', 400],
    ['projects/my-shop/assessments/%ff', 400],
    [`projects/MY_SHOP/assessments/${ID}`, 400],
    [`projects/%20/assessments/${ID}`, 400],
    [`projects/my-shop/keys/${ID}`, 404],
    [`projects/my-shop/assessments/x/${ID}`, 404],
    [ID, 404],
  ];
  for (const [name, expected] of names) {
    test(`${name} is answered ${expected}`, async (t) => {
      const emulator = await testEmulator(t);
      const { status, json } = await annotate(emulator, {}, name);
      assert.equal(status, expected);
      assert.equal(emulator.arrived().length, expected === 200 ? 1 : 0);
      if (expected === 404) assert.equal(json.error.status, 'NOT_FOUND');
      if (expected === 400) assert.equal(json.error.status, 'INVALID_ARGUMENT');
    });
  }

  test('by project id and by number means one assessment', async (t) => {
    const emulator = await testEmulator(t);
    await annotate(emulator, {}, NAME);
    await annotate(emulator, {}, `projects/42/assessments/${ID}`);
    assert.deepEqual(
      emulator.arrived().map(({ assessment }) => assessment),
      [ID, ID],
    );
  });

  test('that nobody made known is accepted when the emulator is told so', async (t) => {
    const emulator = await testEmulator(t, { knownOnly: false });
    const unknown = 'projects/my-shop/assessments/0000000000000000';
    assert.equal((await annotate(emulator, {}, unknown)).status, 200);
    emulator.setKnownOnly(true);
    assert.equal((await annotate(emulator, {}, unknown)).status, 404);
  });

  test('of another project is denied when the emulator has one', async (t) => {
    const emulator = await testEmulator(t, { project: 'my-shop', projectNumber: '42' });
    const status = async (project: string) =>
      (await annotate(emulator, {}, `projects/${project}/assessments/${ID}`)).status;
    assert.deepEqual(
      [await status('my-shop'), await status('42'), await status('other-shop'), await status('43')],
      [200, 200, 403, 403],
    );
    assert.deepEqual(
      emulator.refused().map(({ why }) => why),
      ['PERMISSION_DENIED', 'PERMISSION_DENIED'],
    );
  });
});

describe('Other routes', () => {
  for (const [method, path] of [
    ['GET', `/v1/${NAME}:annotate`],
    ['GET', `/v1/${NAME}`],
    ['POST', `/v1/${NAME}`],
    ['POST', `/v1beta1/${NAME}:annotate`],
    ['POST', `/v1/projects/my-shop/../my-shop/assessments/${ID}:delete`],
    ['GET', '/'],
    ['GET', '/favicon.ico'],
  ] as const) {
    test(`${method} ${path} is answered 404 as Google would`, async (t) => {
      const emulator = await testEmulator(t);
      const { status, json } = await call(emulator, method, path);
      assert.equal(status, 404);
      assert.deepEqual([json.error.code, json.error.status], [404, 'NOT_FOUND']);
    });
  }
});
