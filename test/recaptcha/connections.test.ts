import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { createServer, type Server } from 'node:net';
import { describe, test } from 'node:test';
import { noCredentials } from '../../shared/google/credentials.ts';
import { createRecaptchaClient } from '../../shared/recaptcha/client.ts';
import { clientOf, NAME, SAID } from './client-under-test.ts';
import { answering, listen, resetting, scriptedServer } from './scripted-server.ts';

describe('Connections', () => {
  test('are kept: 20 calls need one', async (t) => {
    const server = await scriptedServer(t, answering(200));
    const { annotate } = clientOf(t, server.origin);
    for (let call = 0; call < 20; call += 1) assert.deepEqual(await annotate(), { kind: 'ok' });
    assert.equal(server.connections(), 1);
  });

  test('are kept by the client of its own accord', async (t) => {
    const server = await scriptedServer(t, answering(200));
    const client = createRecaptchaClient({ endpoint: server.origin, credentials: noCredentials });
    for (let call = 0; call < 5; call += 1) await client.annotate(NAME, SAID, 5000);
    assert.equal(server.connections(), 1);
  });

  test('that died while idle are replaced: the call is repeated once and counted', async (t) => {
    const server = await scriptedServer(t, answering(200), resetting, answering(200));
    const { annotate, repeats } = clientOf(t, server.origin);
    await annotate();
    assert.deepEqual(await annotate(), { kind: 'ok', repeated: true });
    assert.equal(repeats(), 1);
    assert.equal(server.seen.length, 3);
    assert.equal(server.connections(), 2);
  });

  test('that died together cost one repeat, because the second one is fresh', async (t) => {
    const server = await scriptedServer(
      t,
      slow(answering(200)),
      slow(answering(200)),
      slow(answering(200)),
      resetting,
      answering(200),
    );
    const { annotate, repeats } = clientOf(t, server.origin);
    await Promise.all([annotate(), annotate(), annotate()]);
    assert.equal(server.connections(), 3);
    assert.deepEqual(await annotate(), { kind: 'ok', repeated: true });
    assert.equal(repeats(), 1);
    assert.equal(server.connections(), 4);
  });

  test('that die twice are given up after one repeat, and the label may have been used', async (t) => {
    const server = await scriptedServer(t, answering(200), resetting);
    const { annotate, repeats } = clientOf(t, server.origin);
    await annotate();
    const outcome = await annotate();
    assert.deepEqual(outcome, { kind: 'unreachable', code: 'ECONNRESET', applied: 'unknown' });
    assert.equal(repeats(), 1);
    assert.equal(server.seen.length, 3);
  });

  test('that die may have carried the label, even if the repeat cannot connect', async (t) => {
    const server = await scriptedServer(t, answering(200), (request) => {
      server.close();
      request.socket.resetAndDestroy();
    });
    const { annotate, repeats } = clientOf(t, server.origin);
    await annotate();
    const outcome = await annotate();
    assert.deepEqual(outcome, { kind: 'unreachable', code: 'ECONNREFUSED', applied: 'unknown' });
    assert.equal(repeats(), 1);
  });

  test('that die may have carried the label, even if the repeat is put off', async (t) => {
    const server = await scriptedServer(t, answering(200), resetting, answering(503));
    const { annotate } = clientOf(t, server.origin);
    await annotate();
    assert.partialDeepStrictEqual(await annotate(), { kind: 'unavailable', applied: 'unknown' });
  });

  test('that die fresh are not replaced: the label may have been used', async (t) => {
    const server = await scriptedServer(t, resetting, answering(200));
    const { annotate, repeats } = clientOf(t, server.origin);
    const outcome = await annotate();
    assert.deepEqual(outcome, { kind: 'unreachable', code: 'ECONNRESET', applied: 'unknown' });
    assert.equal(repeats(), 0);
    assert.equal(server.seen.length, 1);
  });

  test('that die after the first byte of an answer are not replaced', async (t) => {
    const server = await scriptedServer(t, answering(200), (request) => {
      request.socket.write('HTTP/1.1 200', () => request.socket.destroy());
    });
    const { annotate, repeats } = clientOf(t, server.origin);
    await annotate();
    const outcome = await annotate();
    assert.equal(outcome.kind, 'unreachable');
    assert.equal(outcome.kind === 'unreachable' && outcome.applied, 'unknown');
    assert.equal(repeats(), 0);
    assert.equal(server.seen.length, 2);
  });

  test('that die in the middle of a body are not replaced', async (t) => {
    const server = await scriptedServer(t, answering(200), (request, response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('{', () => request.socket.destroy());
    });
    const { annotate, repeats } = clientOf(t, server.origin);
    await annotate();
    const outcome = await annotate();
    assert.equal(outcome.kind === 'unreachable' && outcome.applied, 'unknown');
    assert.equal(repeats(), 0);
  });
});

describe('Where nobody can be reached', () => {
  test('a refused connection says that nothing was used', async (t) => {
    const { annotate } = clientOf(t, new URL(`http://127.0.0.1:${await freePort()}`));
    assert.deepEqual(await annotate(), {
      kind: 'unreachable',
      code: 'ECONNREFUSED',
      applied: 'no',
    });
  });

  for (const code of ['ENOTFOUND', 'EAI_AGAIN']) {
    test(`a name that does not resolve (${code}) says that nothing was used`, async (t) => {
      const agent = new Agent({
        keepAlive: true,
        lookup: (_host, _options, done) => done(Object.assign(new TypeError('dns'), { code }), ''),
      });
      t.after(() => agent.destroy());
      const endpoint = new URL('http://recaptcha.invalid');
      const client = createRecaptchaClient({ endpoint, credentials: noCredentials, agent });
      const outcome = await client.annotate(NAME, SAID, 5000);
      assert.deepEqual(outcome, { kind: 'unreachable', code, applied: 'no' });
    });
  }

  test('an answer that is not HTTP is an outcome', async (t) => {
    const port = await listen(t, rawServer('SSH-2.0-OpenSSH_9.9\r\n'));
    const { annotate, repeats } = clientOf(t, new URL(`http://127.0.0.1:${port}`));
    const outcome = await annotate();
    assert.equal(outcome.kind === 'unreachable' && outcome.applied, 'unknown');
    assert.match(outcome.kind === 'unreachable' ? outcome.code : '', /^HPE_/);
    assert.equal(repeats(), 0);
  });
});

function slow(step: ReturnType<typeof answering>): ReturnType<typeof answering> {
  return (request, response) => {
    setTimeout(() => step(request, response), 30);
  };
}

function rawServer(greeting: string): Server {
  return createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(greeting);
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
