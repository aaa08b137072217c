import * as http from 'node:http';
import * as https from 'node:https';

/** One POST. The agent must fit the origin's protocol. */
export interface HttpCall {
  readonly origin: URL;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly agent: http.Agent;
  /** Aborted at the deadline. */
  readonly signal: AbortSignal;
  /** An answer longer than this many bytes has no body for us; 64 KiB if not given. */
  readonly longestBody?: number;
}

export interface AttemptAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** Undefined when it was too long. */
  readonly body: string | undefined;
}

export interface AttemptFailure {
  readonly kind: 'failure';
  /** Node's error code, or `TIMEOUT` at the deadline. */
  readonly code: string;
  /** `no` when the request was never written. */
  readonly applied: 'no' | 'unknown';
  /** A kept-alive connection died before a byte of an answer: most likely it was dead already. */
  readonly deadSocket: boolean;
}

const LONGEST_BODY = 64 * 1024;

/** Sends the call once. Never rejects. */
export function attempt(call: HttpCall): Promise<AttemptAnswer | AttemptFailure> {
  return new Promise((resolve) => {
    let written = false;
    let answered = false;
    const fail = (error: unknown, reused: boolean) =>
      resolve({
        kind: 'failure',
        code: call.signal.aborted ? 'TIMEOUT' : errorCode(error),
        applied: written ? 'unknown' : 'no',
        deadSocket: reused && !answered && !call.signal.aborted,
      });
    try {
      const request = open(call);
      request.once('socket', (socket) => {
        const onWritten = () => {
          written = true;
        };
        if (request.reusedSocket || socket.readyState === 'open') onWritten();
        else socket.once(isSecure(call) ? 'secureConnect' : 'connect', onWritten);
        socket.once('data', () => {
          answered = true;
        });
      });
      request.once('response', (response) => {
        readBounded(response, call.longestBody).then(
          (body) => {
            const { statusCode = 0, headers } = response;
            resolve({ kind: 'answer', status: statusCode, headers, body });
          },
          (error) => fail(error, false),
        );
      });
      request.on('error', (error) => fail(error, request.reusedSocket));
      request.end(call.body);
    } catch (error) {
      fail(error, false);
    }
  });
}

function isSecure(call: HttpCall): boolean {
  return call.origin.protocol === 'https:';
}

function open(call: HttpCall): http.ClientRequest {
  const { hostname, port } = call.origin;
  return (isSecure(call) ? https : http).request({
    // URL keeps the brackets of an IPv6 address, a socket wants it without them.
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port,
    path: call.path,
    method: 'POST',
    headers: { ...call.headers, 'content-length': String(Buffer.byteLength(call.body)) },
    agent: call.agent,
    signal: call.signal,
  });
}

async function readBounded(
  response: http.IncomingMessage,
  longestBody = LONGEST_BODY,
): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length).toString('utf8');
}

function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'NETWORK';
}
