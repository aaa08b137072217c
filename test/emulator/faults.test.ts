import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import * as z from 'zod';
import type { Emulator, EmulatorOptions } from './emulator.ts';
import type { Fault } from './faults.ts';
import { annotate, call, ID, NAME, testEmulator } from './test-emulator.ts';

const OTHER = 'projects/my-shop/assessments/0000000000000001';

async function faulty(
  context: TestContext,
  fault: Fault,
  options?: EmulatorOptions,
): Promise<Emulator> {
  const emulator = await testEmulator(context, options);
  emulator.know(OTHER);
  emulator.fault(fault);
  return emulator;
}

/** The HTTP status of each of so many calls in a row. */
async function statuses(emulator: Emulator, count: number, name = NAME): Promise<number[]> {
  const all: number[] = [];
  for (let each = 0; each < count; each += 1) all.push((await annotate(emulator, {}, name)).status);
  return all;
}

/** Whether the emulator was still silent after that time. */
async function isSilent(emulator: Emulator, milliseconds: number): Promise<boolean> {
  const signal = AbortSignal.timeout(milliseconds);
  const request = fetch(`${emulator.url}/v1/${NAME}:annotate`, {
    method: 'POST',
    body: '{}',
    signal,
  });
  return request.then(
    () => false,
    (error) => error.name === 'TimeoutError',
  );
}

function isReset(emulator: Emulator): Promise<boolean> {
  return fetch(`${emulator.url}/v1/${NAME}:annotate`, { method: 'POST', body: '{}' }).then(
    () => false,
    (error) => error.cause?.code === 'ECONNRESET',
  );
}

describe('A status', () => {
  const names: readonly [status: number, name: string][] = [
    [400, 'INVALID_ARGUMENT'],
    [401, 'UNAUTHENTICATED'],
    [403, 'PERMISSION_DENIED'],
    [404, 'NOT_FOUND'],
    [409, 'ABORTED'],
    [429, 'RESOURCE_EXHAUSTED'],
    [499, 'CANCELLED'],
    [500, 'INTERNAL'],
    [503, 'UNAVAILABLE'],
    [504, 'DEADLINE_EXCEEDED'],
    [599, 'UNKNOWN'],
  ];
  for (const [status, name] of names) {
    test(`${status} is answered as ${name}, without effect`, async (t) => {
      const emulator = await faulty(t, { status });
      const answer = await annotate(emulator, {});
      assert.equal(answer.status, status);
      assert.deepEqual([answer.json.error.code, answer.json.error.status], [status, name]);
      assert.equal(answer.headers.get('retry-after'), null);
      assert.deepEqual(emulator.arrived(), []);
      assert.deepEqual(
        emulator.refused().map(({ assessment, why, effect }) => [assessment, why, effect]),
        [[ID, name, false]],
      );
    });
  }

  test('may say when to come back', async (t) => {
    const emulator = await faulty(t, { status: 503, retryAfter: '7' });
    assert.equal((await annotate(emulator, {})).headers.get('retry-after'), '7');
  });

  test('may come after the effect', async (t) => {
    const emulator = await faulty(t, { status: 504, applied: true });
    assert.equal((await annotate(emulator, {})).status, 504);
    assert.equal(emulator.arrived().length, 1);
    assert.deepEqual(emulator.refused(), []);
  });
});

describe('No answer comes', () => {
  test('and there was no effect', async (t) => {
    const emulator = await faulty(t, { timeout: 'before' });
    assert.ok(await isSilent(emulator, 400));
    assert.deepEqual(emulator.arrived(), []);
    assert.equal(emulator.refused()[0]?.why, 'timeout');
  });

  test('though there was an effect', async (t) => {
    const emulator = await faulty(t, { timeout: 'after' });
    assert.ok(await isSilent(emulator, 400));
    assert.equal(emulator.arrived().length, 1);
  });
});

describe('The connection is reset', () => {
  test('and there was no effect', async (t) => {
    const emulator = await faulty(t, { reset: 'before' });
    assert.ok(await isReset(emulator));
    assert.deepEqual(emulator.arrived(), []);
    assert.equal(emulator.refused()[0]?.why, 'reset');
  });

  test('though there was an effect', async (t) => {
    const emulator = await faulty(t, { reset: 'after' });
    assert.ok(await isReset(emulator));
    assert.equal(emulator.arrived().length, 1);
  });
});

test('Latency delays an answer that is otherwise good', async (t) => {
  const emulator = await faulty(t, { latencyMs: 120 });
  const start = performance.now();
  assert.equal((await annotate(emulator, {})).status, 200);
  const elapsed = performance.now() - start;
  assert.ok(elapsed >= 115, `took ${elapsed} ms`);
  assert.equal(emulator.arrived().length, 1);
});

test('Latency goes together with another fault', async (t) => {
  const emulator = await faulty(t, { latencyMs: 120, status: 503 });
  const start = performance.now();
  assert.equal((await annotate(emulator, {})).status, 503);
  assert.ok(performance.now() - start >= 115);
});

describe('A label whose answer was lost', () => {
  const losses: readonly [Fault, string | undefined][] = [
    [{ reset: 'after' }, 'reset'],
    [{ status: 504, applied: true }, 'DEADLINE_EXCEEDED'],
    [{ latencyMs: 1 }, undefined],
  ];
  for (const [given, lost] of losses) {
    test(`tells so, and who called: ${JSON.stringify(given)}`, async (t) => {
      const emulator = await faulty(t, given);
      const headers = { 'x-caller': 'someone' };
      const url = `${emulator.url}/v1/${NAME}:annotate`;
      await fetch(url, { method: 'POST', body: '{}', headers }).catch(() => undefined);
      const [arrival] = emulator.arrived();
      assert.equal(arrival?.caller, 'someone');
      assert.equal(arrival?.lost, lost);
    });
  }
});

describe('A fault strikes', () => {
  test('so many times', async (t) => {
    const emulator = await faulty(t, { status: 503, times: 2 });
    assert.deepEqual(await statuses(emulator, 4), [503, 503, 200, 200]);
  });

  test('until it is lifted', async (t) => {
    const emulator = await faulty(t, { status: 503 });
    assert.deepEqual(await statuses(emulator, 3), [503, 503, 503]);
    emulator.clearFaults();
    assert.deepEqual(await statuses(emulator, 1), [200]);
  });

  test('one after the other', async (t) => {
    const emulator = await faulty(t, { status: 503, times: 1 });
    emulator.fault({ status: 500, times: 1 });
    assert.deepEqual(await statuses(emulator, 3), [503, 500, 200]);
  });

  test('one assessment', async (t) => {
    const emulator = await faulty(t, { status: 503, match: { assessment: ID } });
    assert.deepEqual(await statuses(emulator, 1, OTHER), [200]);
    assert.deepEqual(await statuses(emulator, 1), [503]);
  });

  test('one method', async (t) => {
    const emulator = await faulty(t, { status: 503, match: { method: 'create' } });
    assert.deepEqual(await statuses(emulator, 1), [200]);
    const event = { event: { token: 'a' } };
    const { status } = await call(emulator, 'POST', '/v1/projects/my-shop/assessments', event);
    assert.equal(status, 503);
  });

  test('a share of the calls, the same ones for the same seed', async (t) => {
    const share = async (seed: number) =>
      statuses(await faulty(t, { status: 503, rate: 0.3 }, { seed }), 200);
    const first = await share(1);
    const struck = first.filter((status) => status === 503).length;
    assert.ok(struck > 40 && struck < 80, `${struck} of 200`);
    assert.deepEqual(await share(1), first);
    assert.notDeepEqual(await share(2), first);
  });

  test('never or always at rates 0 and 1', async (t) => {
    assert.deepEqual(await statuses(await faulty(t, { status: 503, rate: 0 }), 3), [200, 200, 200]);
    assert.deepEqual(await statuses(await faulty(t, { status: 503, rate: 1 }), 3), [503, 503, 503]);
  });

  test('not the routes that control it', async (t) => {
    const emulator = await faulty(t, { status: 503 });
    assert.equal((await call(emulator, 'GET', '/emulator/faults')).status, 200);
  });
});

test('A fault that does not exist is refused', async (t) => {
  const emulator = await testEmulator(t);
  assert.throws(() => emulator.fault(JSON.parse('{"statuss":503}')), z.ZodError);
});
