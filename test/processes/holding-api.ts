import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An annotate API that keeps every caller waiting until it is told to answer. */
export interface HoldingApi {
  /** `host:port`, as `RECAPTCHA_EMULATOR_HOST` wants it. */
  readonly host: string;
  /** Resolves when so many callers wait. */
  waiting(count: number): Promise<void>;
  /** Tells all of them, and whoever comes later, that their label was taken. */
  answer(): void;
  stop(): Promise<void>;
}

export async function startHoldingApi(): Promise<HoldingApi> {
  const held: ServerResponse[] = [];
  const arrival = new EventTarget();
  let answering = false;
  const take = (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  const server = createServer((request, response) => {
    request.resume();
    if (answering) take(response);
    else held.push(response);
    arrival.dispatchEvent(new Event('call'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async waiting(count) {
      while (held.length < count) await once(arrival, 'call');
    },
    answer() {
      answering = true;
      for (const response of held) take(response);
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
