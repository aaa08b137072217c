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
    takePath(request);
    finishBeforeEnd(server, response);
  });
}

/** Bytes the sender announced; 0 when it announced none. */
export function declaredBody(request: IncomingMessage): number {
  return declared.get(request) ?? Number(request.headers['content-length'] ?? 0);
}

/** Paths that the framework answers by itself. */
const FRAMEWORKS_OWN: ReadonlySet<string> = new Set(['/favicon.ico', '/robots.txt']);

/** The framework's router answers a path it cannot decode with a page of its own, and a stack trace. */
function takePath(request: IncomingMessage): void {
  const [path = ''] = (request.url ?? '').split('?', 1);
  const isOurs = path.startsWith('/') && !FRAMEWORKS_OWN.has(path) && isDecodable(path);
  if (!isOurs) request.url = '/-';
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Parsers look at these headers to see whether there is a body; without them they leave it alone. */
function hideBody(request: IncomingMessage): void {
  const length = Number(request.headers['content-length'] ?? 0);
  declared.set(request, length);
  delete request.headers['content-length'];
  delete request.headers['transfer-encoding'];
}
