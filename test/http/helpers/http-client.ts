import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

/** A request to a server of this machine, written as its parts say, right or wrong. */
export interface Sent {
  readonly port: number;
  readonly path: string;
  /** POST where it is not given. */
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  /** Bytes go with their length; chunks go without, unless a header declares one. */
  readonly body?: Uint8Array | string | Iterable<Uint8Array>;
}

/** Longer than any answer takes; milliseconds. */
const PATIENCE = 60_000;

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The text as JSON; undefined when it is none. */
  readonly json: unknown;
}

/** Sends on a connection of its own; an answer that comes before the body is all sent counts. */
export function send({ port, path, method = 'POST', headers = {}, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port, path, method, headers, agent: false, timeout: PATIENCE },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          const { statusCode = 0 } = response;
          resolve({ status: statusCode, headers: response.headers, text, json: tryJson(text) });
          outgoing.destroy();
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.on('timeout', () => outgoing.destroy());
    if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) {
      outgoing.end(body);
      return;
    }
    const chunks = body[Symbol.iterator]();
    const writeOn = () => {
      for (let next = chunks.next(); !next.done; next = chunks.next()) {
        if (outgoing.destroyed) return;
        if (!outgoing.write(next.value)) return;
      }
      outgoing.end();
    };
    outgoing.on('drain', writeOn);
    writeOn();
  });
}

/** The same chunk over and over, without ever holding all of it. */
export function* repeat(chunk: Uint8Array, times: number): Iterable<Uint8Array> {
  for (let n = 0; n < times; n += 1) yield chunk;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
