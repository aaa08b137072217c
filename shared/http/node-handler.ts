import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../log/log.ts';
import { waitedForStart } from './cold-start.ts';
import type { HttpFunction, HttpReply } from './message.ts';
import { asAnnotatorError, problem } from './problem.ts';
import { readBody } from './read-body.ts';
import { stackOf } from './stack-of.ts';
import { traceFields } from './trace.ts';

/** The function as a plain Node request listener, which is also what functions-framework takes. */
export function nodeHandler(
  { handle }: HttpFunction,
  log: Log,
  project: string,
  waited = waitedForStart,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const waitedMs = waited();
    const path = pathOf(request.url ?? '/');
    const headers = headersOf(request);
    const requestLog = log.with(traceFields(headers, project));
    const reply = await answer(handle, {
      method: request.method ?? 'GET',
      path,
      search: request.url?.split('?').slice(1).join('?') ?? '',
      headers,
      readBody: (limit) => readBody(request, limit),
      log: requestLog,
      waitedMs,
    });
    send(response, reply);
    // Many senders read no answer before their whole body is taken: the rest is thrown away.
    request.resume();
  };
}

/** Node keeps the first of two `Authorization` headers; joined, they are none. */
function headersOf(request: IncomingMessage): Record<string, string | undefined> {
  const headers = request.headers as Record<string, string | undefined>;
  if (headers['authorization'] === undefined) return headers;
  return { ...headers, authorization: request.headersDistinct['authorization']?.join(', ') };
}

async function answer(
  handle: HttpFunction['handle'],
  request: Parameters<HttpFunction['handle']>[0],
): Promise<HttpReply> {
  try {
    return await handle(request);
  } catch (thrown) {
    const error = asAnnotatorError(thrown);
    const { code, status, hint } = error;
    const fields = { code, status, hint, path: loggablePath(request.path) };
    if (status === 500)
      request.log.error('request failed', { ...fields, stack_trace: stackOf(thrown) });
    else if (status >= 500) request.log.error(error.message, fields);
    else request.log.warning(error.message, fields);
    return problem(error);
  }
}

function pathOf(url: string): string {
  return withoutTrailingSlashes(url.split('?', 1)[0] || '/');
}

/** A path that could be one of ours; any other may hold anything, and is not logged. */
function loggablePath(path: string): string {
  return /^[a-z/-]{1,60}$/.test(path) ? path : 'other';
}

/** Counted by hand: the obvious regular expression takes quadratic time on `////…x`. */
function withoutTrailingSlashes(path: string): string {
  let end = path.length;
  while (end > 1 && path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

function send(response: ServerResponse, { status, headers, body }: HttpReply): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
    'content-length': Buffer.byteLength(body ?? ''),
  });
  response.end(body);
}
