import { channel } from 'node:diagnostics_channel';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { finishBeforeEnd } from './drain.ts';

interface RequestStart {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly server: Server;
}

const declared = new WeakMap<IncomingMessage, number>();
let installed = false;

/**
 * Closes what functions-framework leaves open, for every HTTP server of this process: the
 * framework would read up to 1 GiB, inflate it, parse it, print malformed JSON to the log, and drop
 * running requests on SIGTERM. Node announces each request here before the server dispatches it.
 */
export function installGuard(): void {
  if (installed) return;
  installed = true;
  channel('http.server.request.start').subscribe((message) => {
    const { request, response, server } = message as RequestStart;
    hideBody(request);
    finishBeforeEnd(server, response);
  });
}

/** Bytes the sender announced; 0 when it announced none. */
export function declaredBody(request: IncomingMessage): number {
  return declared.get(request) ?? Number(request.headers['content-length'] ?? 0);
}

/** Parsers look at these headers to see whether there is a body; without them they leave it alone. */
function hideBody(request: IncomingMessage): void {
  const length = Number(request.headers['content-length'] ?? 0);
  declared.set(request, length);
  delete request.headers['content-length'];
  delete request.headers['transfer-encoding'];
}
