import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { describe, type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { toAnnotateRequest } from '../../shared/annotation/annotate-request.ts';
import { noCredentials } from '../../shared/google/credentials.ts';
import { emulatorEndpoint } from '../../shared/google/emulator-endpoint.ts';
import { createRecaptchaClient } from '../../shared/recaptcha/client.ts';
import { anyAnnotation } from '../annotation/annotation-arbitrary.ts';
import type { Fault } from './faults.ts';
import { NAME, testEmulator } from './test-emulator.ts';

async function annotating(context: TestContext) {
  const emulator = await testEmulator(context);
  const agent = new Agent({ keepAlive: true });
  context.after(() => agent.destroy());
  let repeats = 0;
  const client = createRecaptchaClient({
    endpoint: emulatorEndpoint(emulator.host),
    credentials: noCredentials,
    agent,
    onRepeat: () => {
      repeats += 1;
    },
  });
  return { emulator, client, repeats: () => repeats };
}

test('Whatever may be said arrives as it was said', async (t) => {
  const { emulator, client } = await annotating(t);
  await fc.assert(
    fc.asyncProperty(anyAnnotation, async (said) => {
      assert.deepEqual(await client.annotate(NAME, said, 5000), { kind: 'ok' });
      const arrived = emulator.arrived().at(-1)?.body;
      assert.deepEqual(arrived, JSON.parse(JSON.stringify(toAnnotateRequest(said))));
    }),
  );
});

test('An assessment that does not exist is not found', async (t) => {
  const { client } = await annotating(t);
  const name = 'projects/my-shop/assessments/0000000000000000';
  assert.deepEqual(await client.annotate(name, {}, 5000), { kind: 'not_found' });
});

test('A refusal names the field but not what was in it', async (t) => {
  const { client } = await annotating(t);
  const secret = 'alice@example.com';
  const said = { phoneAuthenticationEvent: { phoneNumber: secret } };
  assert.deepEqual(await client.annotate(NAME, said, 5000), {
    kind: 'refused',
    status: 'INVALID_ARGUMENT',
    message:
      'phone_authentication_event.phone_number: The phone number must be given in E.164 format.',
  });
  const outcome = await client.annotate(NAME, { hashedAccountId: '!!' }, 5000);
  assert.equal(
    outcome.kind === 'refused' && outcome.message,
    'hashed_account_id: Invalid value at …',
  );
});

describe('Under a fault the outcome says whether the label may have been used:', () => {
  const cases: readonly [fault: Fault, outcome: object, arrived: number][] = [
    [
      { status: 503, retryAfter: '2' },
      { kind: 'unavailable', applied: 'no', retryAfterMs: 2000 },
      0,
    ],
    [{ status: 504, applied: true }, { kind: 'unavailable', applied: 'unknown' }, 1],
    [{ status: 403 }, { kind: 'denied', httpStatus: 403, status: 'PERMISSION_DENIED' }, 0],
    [{ timeout: 'before' }, { kind: 'unreachable', code: 'TIMEOUT', applied: 'unknown' }, 0],
    [{ timeout: 'after' }, { kind: 'unreachable', code: 'TIMEOUT', applied: 'unknown' }, 1],
    [{ reset: 'before' }, { kind: 'unreachable', code: 'ECONNRESET', applied: 'unknown' }, 0],
    [{ reset: 'after' }, { kind: 'unreachable', code: 'ECONNRESET', applied: 'unknown' }, 1],
  ];
  for (const [fault, outcome, arrived] of cases) {
    test(JSON.stringify(fault), async (t) => {
      const { emulator, client } = await annotating(t);
      emulator.fault(fault);
      assert.partialDeepStrictEqual(
        await client.annotate(NAME, {}, fault.timeout ? 500 : 5000),
        outcome,
      );
      assert.equal(emulator.arrived().length, arrived);
    });
  }
});

test('A kept-alive connection that dies after the effect counts twice, and the repeat is told', async (t) => {
  const { emulator, client, repeats } = await annotating(t);
  await client.annotate(NAME, {}, 5000);
  emulator.fault({ reset: 'after', times: 1 });
  assert.deepEqual(await client.annotate(NAME, { reasons: ['REFUND'] }, 5000), {
    kind: 'ok',
    repeated: true,
  });
  assert.equal(emulator.arrived().length, 3);
  assert.equal(repeats(), 1);
});
