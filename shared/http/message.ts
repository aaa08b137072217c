import type { Log } from '../log/log.ts';

/** One HTTP request as a function sees it; its body is read when asked for. */
export interface HttpRequest {
  readonly method: string;
  /** Without the function's mount and without query: `/stripe`. */
  readonly path: string;
  /** What follows the `?` in the URL, as it was sent. */
  readonly search: string;
  /** Lower-case names; a header sent twice is joined with `, `. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /**
   * The raw bytes, never inflated.
   * @throws AnnotatorError `too_large` beyond `limit` bytes, `unsupported_encoding`, `malformed` when cut off
   */
  readBody(limit: number): Promise<Buffer>;
  readonly log: Log;
  /** How long it may have waited for this process to start, in milliseconds. */
  readonly waitedMs?: number;
}

export interface HttpReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One deployable function. */
export interface HttpFunction {
  /** Name of the deploy target. */
  readonly target: string;
  /** Where `annotator` serves it. */
  readonly mount: string;
  handle(request: HttpRequest): Promise<HttpReply>;
}

export function json(status: number, value: unknown): HttpReply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  };
}
