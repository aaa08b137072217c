import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';
import { type FetchedText, fetchText } from '../../shared/outgoing/fetch-text.ts';
import { freePort } from '../helpers/free-port.ts';

const LIMITS = { deadlineMs: 5_000, largest: 1_000 };

/** Paths that were asked for. */
const asked: string[] = [];

const ANSWERS: Readonly<Record<string, RequestListener>> = {
  '/text': (_, response) => response.setHeader('x-kind', 'pem').end('a certificate: é'),
  '/largest': (_, response) => response.end('x'.repeat(1_000)),
  '/larger': (_, response) => response.end('x'.repeat(1_001)),
  '/endless': (_, response) => {
    const timer = setInterval(() => response.write('x'.repeat(100)), 1);
    response.on('close', () => clearInterval(timer));
  },
  '/silent': () => undefined,
  '/stalling': (_, response) => {
    response.write('half');
  },
  '/broken': (_, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => response.destroy());
  },
  '/empty': (_, response) => response.end(),
  '/none': (_, response) => response.writeHead(204).end(),
  '/moved': (_, response) => response.writeHead(302, { location: '/text' }).end('moved'),
  '/missing': (_, response) => response.writeHead(404).end('not here'),
  '/failing': (_, response) => response.writeHead(500).end('x'.repeat(5_000)),
};

const server = createServer((request, response) => {
  const path = request.url ?? '';
  asked.push(path);
  ANSWERS[path]?.(request, response);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
after(() => {
  server.close();
  server.closeAllConnections();
});
const { port } = server.address() as AddressInfo;

function fetched(path: string, limits = LIMITS): Promise<FetchedText> {
  return fetchText(new URL(`http://127.0.0.1:${port}${path}`), limits);
}

describe('fetching a small text', () => {
  test('gives the text and the headers', async () => {
    const result = await fetched('/text');
    assert.equal(result.kind, 'text');
    if (result.kind !== 'text') return;
    assert.equal(result.text, 'a certificate: é');
    assert.equal(result.headers.get('x-kind'), 'pem');
  });

  test('takes as much as is allowed', async () => {
    const result = await fetched('/largest');
    assert.equal(result.kind === 'text' && result.text.length, 1_000);
  });

  test('takes an empty text', async () => {
    const result = await fetched('/empty');
    assert.equal(result.kind === 'text' && result.text, '');
  });

  const failures: readonly (readonly [string, string, string])[] = [
    ['one byte more than allowed', '/larger', 'too large'],
    ['what never ends', '/endless', 'too large'],
    ['no content', '/none', 'empty answer'],
    ['an address where nothing is', '/missing', 'HTTP 404'],
    ['a server in trouble', '/failing', 'HTTP 500'],
    ['an answer that breaks off', '/broken', 'UND_ERR_SOCKET'],
  ];
  for (const [name, path, code] of failures) {
    test(`fails at ${name}`, async () => {
      assert.deepEqual(await fetched(path), { kind: 'failed', code });
    });
  }

  test('follows no redirect', async () => {
    const before = asked.length;
    assert.equal((await fetched('/moved')).kind, 'failed');
    assert.deepEqual(asked.slice(before), ['/moved']);
  });

  for (const path of ['/silent', '/stalling']) {
    test(`gives up in time at ${path.slice(1)} servers`, async () => {
      const start = performance.now();
      const result = await fetched(path, { ...LIMITS, deadlineMs: 100 });
      assert.deepEqual(result, { kind: 'failed', code: 'TimeoutError' });
      assert.ok(performance.now() - start < 2_000);
    });
  }

  test('fails where nobody listens', async () => {
    const url = new URL(`http://127.0.0.1:${await freePort()}/`);
    assert.deepEqual(await fetchText(url, LIMITS), { kind: 'failed', code: 'ECONNREFUSED' });
  });

  test('fails at what is no web address', async () => {
    assert.equal((await fetchText(new URL('ftp://127.0.0.1/x'), LIMITS)).kind, 'failed');
  });
});
