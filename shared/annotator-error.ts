/** Every error code a caller can meet; stable, part of the HTTP contract. */
export type ErrorCode =
  | 'malformed'
  | 'unauthenticated'
  | 'unknown_provider'
  | 'provider_off'
  | 'not_found'
  | 'method_not_allowed'
  | 'too_large'
  | 'unsupported_encoding'
  | 'invalid'
  | 'ledger_unavailable'
  | 'keys_unavailable'
  | 'configuration'
  | 'internal';

const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  malformed: 400,
  unauthenticated: 401,
  unknown_provider: 404,
  provider_off: 404,
  not_found: 404,
  method_not_allowed: 405,
  too_large: 413,
  unsupported_encoding: 415,
  invalid: 422,
  configuration: 500,
  internal: 500,
  ledger_unavailable: 503,
  keys_unavailable: 503,
};

/** One thing wrong at one place of an input; `path` is dotted, empty for the input as a whole. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

export interface ErrorDetails {
  /** What the reader can do about it. Never holds payload or secrets. */
  readonly hint?: string;
  readonly issues?: readonly Issue[];
  /** Seconds after which a retry makes sense. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/** The one error class that is thrown: who must act, and whether trying again helps, can be read off it. */
export class AnnotatorError extends Error {
  override readonly name = 'AnnotatorError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly retryable: boolean;
  readonly hint: string | undefined;
  readonly issues: readonly Issue[];
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.code = code;
    this.status = HTTP_STATUS[code];
    this.retryable = this.status >= 500;
    this.hint = details.hint;
    this.issues = details.issues ?? [];
    this.retryAfter = details.retryAfter;
  }
}
