import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { describe, test } from 'node:test';
import { type Credentials, noCredentials } from '../../shared/google/credentials.ts';
import { ASSESSMENT, createClientOf, EVENT, PATH } from './create-client-under-test.ts';
import { answering, googleError, hanging, resetting, scriptedServer } from './scripted-server.ts';

const CREATED = { kind: 'created', assessment: ASSESSMENT };
const creating = answering(200, JSON.stringify(ASSESSMENT));
const refusing = (status: number, name: string) => answering(status, googleError(status, name));
const usedUp = answering(
  200,
  JSON.stringify({ ...ASSESSMENT, tokenProperties: { valid: false, invalidReason: 'DUPE' } }),
);

test('A call is one POST of the event to the path of the project', async (t) => {
  const server = await scriptedServer(t, creating);
  const credentials = { ...noCredentials, headers: async () => ({ authorization: 'Bearer t' }) };
  assert.deepEqual(await createClientOf(t, server.origin, credentials).create(), CREATED);
  const [request, ...others] = server.seen;
  assert.deepEqual(others, []);
  assert.equal(request?.method, 'POST');
  assert.equal(request?.url, PATH);
  assert.equal(request?.headers['content-type'], 'application/json');
  assert.equal(request?.headers['authorization'], 'Bearer t');
  assert.deepEqual(JSON.parse(request?.body ?? ''), { event: EVENT });
});

describe('What had no effect is sent once more:', () => {
  const STEPS: Readonly<Record<string, readonly RequestListener[]>> = {
    'a token of ours that was refused': [refusing(401, 'UNAUTHENTICATED'), creating],
    'a service that was away': [refusing(503, 'UNAVAILABLE'), creating],
  };
  for (const [name, steps] of Object.entries(STEPS)) {
    test(name, async (t) => {
      const server = await scriptedServer(t, ...steps);
      assert.deepEqual(await createClientOf(t, server.origin).create(), CREATED);
      assert.equal(server.seen.length, 2);
    });
  }

  test('but never twice more', async (t) => {
    const server = await scriptedServer(t, refusing(503, 'UNAVAILABLE'));
    const outcome = await createClientOf(t, server.origin).create();
    assert.deepEqual(outcome, { kind: 'unavailable', httpStatus: 503, status: 'UNAVAILABLE' });
    assert.equal(server.seen.length, 2);
  });

  test('with a new token of ours where the old one was refused', async (t) => {
    const server = await scriptedServer(t, refusing(401, 'UNAUTHENTICATED'), creating);
    let token = 1;
    const credentials: Credentials = {
      headers: async () => ({ authorization: `Bearer ${token}` }),
      forget: () => {
        token += 1;
      },
    };
    await createClientOf(t, server.origin, credentials).create();
    assert.deepEqual(
      server.seen.map(({ headers }) => headers['authorization']),
      ['Bearer 1', 'Bearer 2'],
    );
  });

  test('to a connection that could not be made, then given up', async (t) => {
    const server = await scriptedServer(t, creating);
    server.close();
    const outcome = await createClientOf(t, server.origin).create();
    assert.deepEqual(outcome, { kind: 'unreachable', code: 'ECONNREFUSED' });
  });
});

describe('What may have had an effect is not sent again:', () => {
  const STEPS: Readonly<Record<string, readonly [step: RequestListener, outcome: object]>> = {
    'a connection reset': [resetting, { kind: 'unreachable', code: 'ECONNRESET' }],
    'no answer': [hanging, { kind: 'unreachable', code: 'TIMEOUT' }],
    'an error of the service': [
      refusing(500, 'INTERNAL'),
      { kind: 'unavailable', httpStatus: 500, status: 'INTERNAL' },
    ],
    'a gateway time-out': [
      refusing(504, 'DEADLINE_EXCEEDED'),
      { kind: 'unavailable', httpStatus: 504, status: 'DEADLINE_EXCEEDED' },
    ],
    'the quota used up': [
      refusing(429, 'RESOURCE_EXHAUSTED'),
      { kind: 'unavailable', httpStatus: 429, status: 'RESOURCE_EXHAUSTED' },
    ],
    'a role that is missing': [
      refusing(403, 'PERMISSION_DENIED'),
      { kind: 'denied', httpStatus: 403, status: 'PERMISSION_DENIED' },
    ],
  };
  for (const [name, [step, expected]] of Object.entries(STEPS)) {
    test(name, async (t) => {
      const server = await scriptedServer(t, step);
      assert.deepEqual(await createClientOf(t, server.origin).create(250), expected);
      assert.equal(server.seen.length, 1);
    });
  }
});

describe('A token that was used up', () => {
  test('is a verdict on the user', async (t) => {
    const server = await scriptedServer(t, usedUp);
    assert.equal((await createClientOf(t, server.origin).create()).kind, 'created');
  });

  test('is one also after our own token was refused: nothing was looked at then', async (t) => {
    const server = await scriptedServer(t, refusing(401, 'UNAUTHENTICATED'), usedUp);
    assert.equal((await createClientOf(t, server.origin).create()).kind, 'created');
  });

  const LOST = { kind: 'unreachable', code: 'ANSWER_LOST' };

  test('by our own first sending is none', async (t) => {
    const server = await scriptedServer(t, refusing(503, 'UNAVAILABLE'), usedUp);
    assert.deepEqual(await createClientOf(t, server.origin).create(), LOST);
  });

  test('by a sending on a connection that died is none either', async (t) => {
    const server = await scriptedServer(t, creating, resetting, usedUp);
    const { create, repeats } = createClientOf(t, server.origin);
    assert.deepEqual(await create(), CREATED);
    assert.deepEqual(await create(), LOST);
    assert.equal(repeats(), 1);
  });
});

test('A connection that died is replaced, and the answer is as good as any', async (t) => {
  const server = await scriptedServer(t, creating, resetting, creating);
  const { create, repeats } = createClientOf(t, server.origin);
  await create();
  assert.deepEqual(await create(), CREATED);
  assert.equal(repeats(), 1);
  assert.equal(server.seen.length, 3);
});

describe('The deadline is kept', () => {
  async function timed(create: () => Promise<unknown>) {
    const start = performance.now();
    const outcome = await create();
    const elapsed = performance.now() - start;
    assert.ok(elapsed >= 140 && elapsed < 2000, `took ${elapsed} ms`);
    return outcome;
  }

  test('when no answer comes', async (t) => {
    const server = await scriptedServer(t, hanging);
    const { create } = createClientOf(t, server.origin);
    assert.deepEqual(await timed(() => create(150)), { kind: 'unreachable', code: 'TIMEOUT' });
  });

  test('by both sendings together', async (t) => {
    const server = await scriptedServer(t, refusing(503, 'UNAVAILABLE'), hanging);
    const { create } = createClientOf(t, server.origin);
    assert.deepEqual(await timed(() => create(150)), { kind: 'unreachable', code: 'TIMEOUT' });
    assert.equal(server.seen.length, 2);
  });

  test('by a token of ours that does not come, and nothing is sent', async (t) => {
    const server = await scriptedServer(t, creating);
    const credentials: Credentials = {
      headers: (deadline) =>
        new Promise((_, reject) =>
          deadline.addEventListener('abort', () => reject(deadline.reason)),
        ),
      forget: () => undefined,
    };
    const { create } = createClientOf(t, server.origin, credentials);
    const outcome = await timed(() => create(150));
    assert.deepEqual(outcome, { kind: 'unreachable', code: 'NO_CREDENTIALS' });
    assert.equal(server.seen.length, 0);
  });
});

test('An answer of a megabyte is read: it repeats the event', async (t) => {
  const assessment = { ...ASSESSMENT, event: { userAgent: 'x'.repeat(1024 * 1024) } };
  const server = await scriptedServer(t, answering(200, JSON.stringify(assessment)));
  const outcome = await createClientOf(t, server.origin).create();
  assert.deepEqual(outcome, { kind: 'created', assessment });
});
