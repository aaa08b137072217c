import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { perform, refuse } from './api.ts';
import { type ApiCall, parseApiCall } from './api-call.ts';
import { type Controlled, control } from './control.ts';
import type { Fault } from './faults.ts';
import { type Answer, errorAnswer, statusName } from './google-answer.ts';
import { numberEnums } from './number-enums.ts';

const LONGEST_BODY = 1024 * 1024;

/** The emulator's HTTP side: the API's routes, struck by faults, and the control routes, which never are. */
export function createApiServer(emulator: Controlled): Server {
  return createServer((request, response) => {
    serve(emulator, request, response).catch(() => request.socket.destroy());
  });
}

async function serve(
  emulator: Controlled,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', url = '/' } = request;
  const { path, query } = split(url);
  const payload = await readBody(request);
  if (payload === undefined) return send(response, errorAnswer(413, 'Request body too large.'));
  if (path === '/emulator' || path.startsWith('/emulator/')) {
    return send(response, control(emulator, method, path, payload));
  }
  const call = parseApiCall(method, path);
  if (!call) return send(response, errorAnswer(404, 'Method not found.'));
  const answer = await struck(emulator, call, payload, request);
  if (answer) send(response, asAsked(call, answer, query));
}

/** The path stays as it came: parsing it as a URL would resolve `..` in it. */
function split(url: string): { path: string; query: URLSearchParams } {
  const [path = '/', query] = url.split('?', 2);
  return { path, query: new URLSearchParams(query) };
}

/** The call's answer under the fault that strikes it, if any; undefined when it gets none. */
async function struck(
  { api, faults }: Controlled,
  call: ApiCall,
  payload: string,
  request: IncomingMessage,
): Promise<Answer | undefined> {
  const fault: Fault = faults.strike(call) ?? {};
  if (fault.latencyMs !== undefined) await sleep(fault.latencyMs);
  if (fault.timeout === 'before' || fault.reset === 'before') {
    refuse(api, call, fault.timeout ? 'timeout' : 'reset');
  } else if (fault.status !== undefined && !fault.applied) {
    refuse(api, call, statusName(fault.status));
  } else {
    const answer = perform(api, call, payload);
    const lost = lostTo(fault);
    if (call.method === 'annotate' && answer.httpStatus === 200) {
      const caller = request.headers['x-caller'];
      api.store.describeLast({
        ...(typeof caller === 'string' ? { caller } : {}),
        ...(lost === undefined ? {} : { lost }),
      });
    }
    if (lost === undefined) return answer;
  }
  if (fault.reset) request.socket.resetAndDestroy();
  return fault.timeout || fault.reset ? undefined : faultAnswer(fault);
}

/** What keeps the caller from the answer; undefined: nothing. */
function lostTo({ timeout, reset, status }: Fault): string | undefined {
  if (timeout) return 'timeout';
  if (reset) return 'reset';
  return status === undefined ? undefined : statusName(status);
}

function faultAnswer({ status = 500, retryAfter }: Fault): Answer {
  const answer = errorAnswer(status, 'The emulator was told to fail.');
  return retryAfter === undefined ? answer : { ...answer, headers: { 'retry-after': retryAfter } };
}

/** Google's own client asks for enums as numbers. */
function asAsked(call: ApiCall, answer: Answer, query: URLSearchParams): Answer {
  const numbers = query.get('$alt')?.includes('enum-encoding=int') ?? false;
  return numbers && call.method === 'create' && answer.httpStatus === 200
    ? { ...answer, body: numberEnums('Assessment', answer.body) }
    : answer;
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= LONGEST_BODY) chunks.push(chunk);
  }
  return length <= LONGEST_BODY ? Buffer.concat(chunks).toString('utf8') : undefined;
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.httpStatus, {
    'content-type': 'application/json; charset=UTF-8',
    ...answer.headers,
  });
  response.end(`${JSON.stringify(answer.body, null, 2)}\n`);
}
