import type { Violation } from './decode-message.ts';

/** What the emulator answers: a status and a JSON body. */
export interface Answer {
  readonly httpStatus: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Source: google/rpc/code.proto */
const STATUS_NAMES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ABORTED',
  413: 'INVALID_ARGUMENT',
  429: 'RESOURCE_EXHAUSTED',
  499: 'CANCELLED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

/** Google's name of an HTTP status. */
export function statusName(httpStatus: number): string {
  return STATUS_NAMES[httpStatus] ?? 'UNKNOWN';
}

/** An error in Google's shape. Source: https://google.aip.dev/193 */
export function errorAnswer(httpStatus: number, message: string, details?: unknown[]): Answer {
  const status = statusName(httpStatus);
  const error = { code: httpStatus, message, status, ...(details ? { details } : {}) };
  return { httpStatus, body: { error } };
}

/** 400 with each thing that is wrong. */
export function invalidArgument(...violations: readonly Violation[]): Answer {
  const message = violations.map(({ description }) => description).join('\n');
  return errorAnswer(400, message, [
    { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: violations },
  ]);
}
