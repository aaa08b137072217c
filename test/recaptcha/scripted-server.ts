import { once } from 'node:events';
import {
  createServer,
  Server as HttpServer,
  type IncomingMessage,
  type RequestListener,
} from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import type { TestContext } from 'node:test';

/** A request as the server saw it. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface ScriptedServer {
  readonly origin: URL;
  readonly seen: readonly Seen[];
  /** Number of connections ever accepted. */
  connections(): number;
  /** Accepts no more connections; those it has live on. */
  close(): void;
}

/** Serves requests with the steps in order, the last one for all that follow; stops with the test. */
export async function scriptedServer(
  context: TestContext,
  ...steps: readonly RequestListener[]
): Promise<ScriptedServer> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    const step = steps[Math.min(seen.length, steps.length) - 1];
    step?.(request, response);
  });
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  const port = await listen(context, server);
  return {
    origin: new URL(`http://127.0.0.1:${port}`),
    seen,
    connections: () => connections,
    close: () => server.close(),
  };
}

/** Listens on a free port of this machine until the test ends. */
export async function listen(context: TestContext, server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.close();
    if (server instanceof HttpServer) server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

/** A step that answers. */
export function answering(
  status: number,
  body = '{}',
  headers: Readonly<Record<string, string>> = {},
): RequestListener {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body);
  };
}

/** A step that resets the connection. */
export const resetting: RequestListener = (request) => {
  request.socket.resetAndDestroy();
};

/** A step that never answers. */
export const hanging: RequestListener = () => undefined;

/** An error as Google words it. */
export function googleError(code: number, status: string, message = 'words'): string {
  return JSON.stringify({ error: { code, message, status } });
}
