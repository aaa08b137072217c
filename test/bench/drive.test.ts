import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { drive } from './drive.ts';

const EVENTS = Array.from({ length: 50 }, (_, n) => ({ body: `{"n":${n}}`, signature: `t=${n}` }));

async function withServer(
  answer: (body: string) => number,
  use: (port: number, server: Server) => Promise<void>,
): Promise<void> {
  const server = createServer(async (request, response) => {
    response.statusCode = answer(await text(request));
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await use((server.address() as AddressInfo).port, server);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

describe('the load', () => {
  it('posts every event once, over eight kept connections', async () => {
    const bodies: string[] = [];
    let connections = 0;
    const note = (body: string) => {
      bodies.push(body);
      return 200;
    };
    await withServer(note, async (port, server) => {
      server.on('connection', () => {
        connections += 1;
      });
      await drive({ port, path: '/' }, EVENTS);
    });
    assert.deepEqual(bodies.sort(), EVENTS.map(({ body }) => body).sort());
    assert.equal(connections, 8);
  });

  it('fails at an answer that is not 200', async () => {
    const refuseOne = (body: string) => (body === '{"n":40}' ? 500 : 200);
    await withServer(refuseOne, async (port) => {
      await assert.rejects(drive({ port, path: '/' }, EVENTS), /answered 500/);
    });
  });
});
