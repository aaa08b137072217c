import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { it } from 'node:test';
import { json } from '../../shared/http/message.ts';
import { nodeHandler } from '../../shared/http/node-handler.ts';
import { createLog } from '../../shared/log/log.ts';

it('Two Authorization headers are seen as both, so that neither can hide the other', async (t) => {
  const echo = {
    target: 'echo',
    mount: '/echo',
    handle: async ({ headers }: { headers: Readonly<Record<string, string | undefined>> }) =>
      json(200, headers['authorization']),
  };
  const listener = nodeHandler(
    echo,
    createLog(() => undefined),
    'test-project',
  );
  const server = createServer((incoming, response) => void listener(incoming, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const outgoing = request({ port, host: '127.0.0.1', agent: false });
  outgoing.setHeader('authorization', ['Bearer a', 'Bearer b']);
  outgoing.end();
  const [response] = await once(outgoing, 'response');
  assert.equal(
    JSON.parse(Buffer.concat(await response.toArray()).toString()),
    'Bearer a, Bearer b',
  );
});
