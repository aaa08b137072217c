import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below what the kernel hands out by itself, so that no outgoing connection takes it meanwhile. */
const LOWEST = 10_000;
const HIGHEST = 30_000;

/** A port nobody listens on; functions-framework does not tell which one it took. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    const server = createServer();
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    } catch {
      continue;
    }
    server.close();
    await once(server, 'close');
    return port;
  }
}
