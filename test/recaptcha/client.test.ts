import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { describe, test } from 'node:test';
import type { Annotation } from '../../shared/annotation/annotation.ts';
import { type Credentials, noCredentials } from '../../shared/google/credentials.ts';
import type { AnnotateOutcome } from '../../shared/recaptcha/annotate-outcome.ts';
import { createRecaptchaClient } from '../../shared/recaptcha/client.ts';
import { clientOf, NAME, SAID } from './client-under-test.ts';
import { answering, googleError, hanging, scriptedServer } from './scripted-server.ts';

async function timed<T>(promise: Promise<T>): Promise<{ result: T; elapsed: number }> {
  const start = performance.now();
  const result = await promise;
  return { result, elapsed: performance.now() - start };
}

test('A call is one POST of the request body to the path of the assessment', async (t) => {
  const server = await scriptedServer(t, answering(200));
  const { client } = clientOf(t, server.origin);
  const said: Annotation = { transactionEvent: { eventType: 'REFUND', value: '12.50' } };
  assert.deepEqual(await client.annotate(NAME, said, 5000), { kind: 'ok' });
  const [request] = server.seen;
  assert.equal(request?.method, 'POST');
  assert.equal(request?.url, `/v1/${NAME}:annotate`);
  assert.equal(request?.headers['content-type'], 'application/json');
  assert.equal(request?.headers['authorization'], undefined);
  assert.deepEqual(JSON.parse(request?.body ?? ''), {
    transactionEvent: { eventType: 'REFUND', value: 12.5 },
  });
});

const ROWS: readonly [
  status: number,
  name: string,
  kind: AnnotateOutcome['kind'],
  applied?: string,
][] = [
  [400, 'INVALID_ARGUMENT', 'refused'],
  [400, 'FAILED_PRECONDITION', 'refused'],
  [401, 'UNAUTHENTICATED', 'denied'],
  [403, 'PERMISSION_DENIED', 'denied'],
  [404, 'NOT_FOUND', 'not_found'],
  [408, 'DEADLINE_EXCEEDED', 'unavailable', 'unknown'],
  [409, 'ABORTED', 'unavailable', 'no'],
  [429, 'RESOURCE_EXHAUSTED', 'unavailable', 'no'],
  [499, 'CANCELLED', 'unavailable', 'unknown'],
  [500, 'INTERNAL', 'unavailable', 'unknown'],
  [503, 'UNAVAILABLE', 'unavailable', 'no'],
  [504, 'DEADLINE_EXCEEDED', 'unavailable', 'unknown'],
];

describe('What Google answers becomes an outcome, without a second call:', () => {
  for (const [status, name, kind, applied] of ROWS) {
    test(`${status} ${name}`, async (t) => {
      const server = await scriptedServer(t, answering(status, googleError(status, name)));
      const outcome = await clientOf(t, server.origin).annotate();
      assert.equal(outcome.kind, kind);
      if ('applied' in outcome) assert.equal(outcome.applied, applied);
      if ('status' in outcome) assert.equal(outcome.status, name);
      assert.equal(server.seen.length, 1);
    });
  }
});

test('Retry-After reaches the outcome', async (t) => {
  const body = googleError(503, 'UNAVAILABLE');
  const server = await scriptedServer(t, answering(503, body, { 'retry-after': '3' }));
  const outcome = await clientOf(t, server.origin).annotate();
  assert.equal(outcome.kind === 'unavailable' && outcome.retryAfterMs, 3000);
});

test('A body of 64 KiB is read, a longer one is not and its connection is closed', async (t) => {
  const fits = `{"x":"${'x'.repeat(64 * 1024 - 8)}"}`;
  const server = await scriptedServer(t, answering(200, fits), answering(200, `${fits} `));
  const { annotate } = clientOf(t, server.origin);
  assert.equal(fits.length, 64 * 1024);
  assert.deepEqual(await annotate(), { kind: 'ok' });
  assert.deepEqual(await annotate(), {
    kind: 'unavailable',
    httpStatus: 200,
    status: 'HTTP_200',
    applied: 'unknown',
  });
  await annotate();
  assert.equal(server.connections(), 2);
});

describe('The deadline is kept', () => {
  const TIMEOUT = { kind: 'unreachable', code: 'TIMEOUT', applied: 'unknown' };

  test('when no answer comes', async (t) => {
    const server = await scriptedServer(t, hanging);
    const { result, elapsed } = await timed(clientOf(t, server.origin).annotate(150));
    assert.deepEqual(result, TIMEOUT);
    assert.ok(elapsed >= 140 && elapsed < 2000, `took ${elapsed} ms`);
  });

  test('when the answer never ends', async (t) => {
    const server = await scriptedServer(t, (_, response) => {
      response.writeHead(200);
      response.write('{');
    });
    const { result, elapsed } = await timed(clientOf(t, server.origin).annotate(150));
    assert.deepEqual(result, TIMEOUT);
    assert.ok(elapsed >= 140 && elapsed < 2000, `took ${elapsed} ms`);
  });

  test('on a reused connection, without a second call', async (t) => {
    const server = await scriptedServer(t, answering(200), hanging);
    const { annotate, repeats } = clientOf(t, server.origin);
    await annotate();
    assert.deepEqual(await annotate(100), TIMEOUT);
    assert.equal(repeats(), 0);
    assert.equal(server.seen.length, 2);
  });

  test('by a token that does not come, and nothing is sent', async (t) => {
    const server = await scriptedServer(t, answering(200));
    const credentials: Credentials = {
      headers: (deadline) =>
        new Promise((_, reject) =>
          deadline.addEventListener('abort', () => reject(deadline.reason)),
        ),
      forget: () => undefined,
    };
    const { annotate } = clientOf(t, server.origin, credentials);
    const { result, elapsed } = await timed(annotate(150));
    assert.deepEqual(result, { kind: 'unreachable', code: 'NO_CREDENTIALS', applied: 'no' });
    assert.ok(elapsed >= 140 && elapsed < 2000, `took ${elapsed} ms`);
    assert.equal(server.seen.length, 0);
  });

  test('while it waits for a connection, and the call was then never sent', async (t) => {
    const server = await scriptedServer(t, hanging);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    t.after(() => agent.destroy());
    const client = createRecaptchaClient({
      endpoint: server.origin,
      credentials: noCredentials,
      agent,
    });
    const holding = client.annotate(NAME, SAID, 300);
    const waiting = await client.annotate(NAME, SAID, 100);
    assert.deepEqual(waiting, { kind: 'unreachable', code: 'TIMEOUT', applied: 'no' });
    await holding;
    assert.equal(server.seen.length, 1);
  });
});

describe('Credentials', () => {
  test('go with the call', async (t) => {
    const server = await scriptedServer(t, answering(200));
    const credentials = { ...noCredentials, headers: async () => ({ authorization: 'Bearer t' }) };
    await clientOf(t, server.origin, credentials).annotate();
    assert.equal(server.seen[0]?.headers['authorization'], 'Bearer t');
  });

  test('that cannot be had are an outcome, and nothing is sent', async (t) => {
    const server = await scriptedServer(t, answering(200));
    const credentials = { ...noCredentials, headers: () => Promise.reject(new TypeError('none')) };
    const outcome = await clientOf(t, server.origin, credentials).annotate();
    assert.deepEqual(outcome, { kind: 'unreachable', code: 'NO_CREDENTIALS', applied: 'no' });
    assert.equal(server.seen.length, 0);
  });

  for (const [status, forgotten] of [
    [401, 1],
    [403, 0],
    [200, 0],
  ] as const) {
    test(`are forgotten ${forgotten} times after ${status}`, async (t) => {
      const server = await scriptedServer(t, answering(status));
      let times = 0;
      const forget = () => {
        times += 1;
      };
      await clientOf(t, server.origin, { ...noCredentials, forget }).annotate();
      assert.equal(times, forgotten);
    });
  }

  test('that no header can carry are an outcome too', async (t) => {
    const server = await scriptedServer(t, answering(200));
    const credentials = { ...noCredentials, headers: async () => ({ authorization: 'a\nb' }) };
    const outcome = await clientOf(t, server.origin, credentials).annotate();
    assert.deepEqual(outcome, { kind: 'unreachable', code: 'ERR_INVALID_CHAR', applied: 'no' });
  });
});
