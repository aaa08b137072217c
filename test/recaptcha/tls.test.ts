import assert from 'node:assert/strict';
import { Agent, createServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { noCredentials } from '../../shared/google/credentials.ts';
import { createRecaptchaClient } from '../../shared/recaptcha/client.ts';
import { listen } from './scripted-server.ts';

/** A shared key spares the tests a certificate; the rest of TLS is as with Google. */
const SHARED_KEY = {
  ciphers: 'PSK',
  maxVersion: 'TLSv1.2',
  pskCallback: () => ({ psk: Buffer.alloc(32, 7), identity: 'test' }),
  checkServerIdentity: () => undefined,
} as const;

function annotateOver(context: TestContext, port: number) {
  const agent = new Agent({ keepAlive: true, ...SHARED_KEY });
  context.after(() => agent.destroy());
  let repeats = 0;
  const client = createRecaptchaClient({
    endpoint: new URL(`https://127.0.0.1:${port}`),
    credentials: noCredentials,
    agent,
    onRepeat: () => {
      repeats += 1;
    },
  });
  const annotate = () => client.annotate('projects/p/assessments/b6', {}, 5000);
  return { annotate, repeats: () => repeats };
}

async function tlsServer(context: TestContext, resetOn?: number) {
  let connections = 0;
  let calls = 0;
  const psk = Buffer.alloc(32, 7);
  const options = { ciphers: 'PSK', maxVersion: 'TLSv1.2', pskCallback: () => psk } as const;
  const server = createServer(options, (request, response) => {
    calls += 1;
    if (calls === resetOn) request.socket.destroy();
    else response.end('{}');
  });
  server.on('secureConnection', () => {
    connections += 1;
  });
  return { port: await listen(context, server), connections: () => connections };
}

test('Over TLS 20 calls need one connection', async (t) => {
  const server = await tlsServer(t);
  const { annotate } = annotateOver(t, server.port);
  for (let call = 0; call < 20; call += 1) assert.deepEqual(await annotate(), { kind: 'ok' });
  assert.equal(server.connections(), 1);
});

test('Over TLS a dead kept-alive connection is replaced, though its closing says goodbye in bytes', async (t) => {
  const server = await tlsServer(t, 2);
  const { annotate, repeats } = annotateOver(t, server.port);
  await annotate();
  assert.deepEqual(await annotate(), { kind: 'ok', repeated: true });
  assert.equal(repeats(), 1);
  assert.equal(server.connections(), 2);
});

test('A connection that dies in the TLS handshake says that nothing was used', async (t) => {
  const port = await listen(
    t,
    createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.resetAndDestroy());
    }),
  );
  const { annotate, repeats } = annotateOver(t, port);
  const outcome = await annotate();
  assert.deepEqual(outcome, { kind: 'unreachable', code: 'ECONNRESET', applied: 'no' });
  assert.equal(repeats(), 0);
});
