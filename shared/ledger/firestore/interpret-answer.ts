import { parseGoogleError } from '../../google/google-error.ts';
import type { HttpAnswer, HttpFailure } from '../../outgoing/exchange.ts';
import { retryAfterMs } from '../../outgoing/retry-after.ts';
import type { FirestoreAnswer, FirestoreMethod } from './firestore-api.ts';

/** How a commit fails when a document is not as it was read, or somebody else is at it. */
const OUTRUN: ReadonlySet<string> = new Set([
  'FAILED_PRECONDITION',
  'ALREADY_EXISTS',
  'NOT_FOUND',
  'ABORTED',
]);

/** Statuses after which asking again may help: 401 because the next call brings a new token. */
const PASSING: ReadonlySet<number> = new Set([401, 408, 409, 429]);

/** Statuses by which Google says it did nothing. */
const NOTHING_DONE: ReadonlySet<number> = new Set([401, 409, 429]);

/**
 * Every answer of Firestore as a value.
 * Source: https://cloud.google.com/firestore/docs/use-rest-api#error_codes
 * @param now milliseconds since 1970
 */
export function interpretAnswer(
  method: FirestoreMethod,
  answer: HttpAnswer | HttpFailure,
  now: number,
): FirestoreAnswer {
  if (answer.kind === 'failure') {
    return { kind: 'away', status: answer.code, applied: answer.applied };
  }
  const json = answer.body === undefined ? undefined : parseJson(answer.body);
  if (answer.status === 200 && json !== undefined) return { kind: 'ok', json };
  const error = parseGoogleError(Array.isArray(json) ? json[0] : json);
  const status = error?.status ?? `HTTP_${answer.status}`;
  if (method === 'commit' && OUTRUN.has(status)) {
    return answer.repeated && status !== 'ABORTED'
      ? { kind: 'away', status, applied: 'unknown' }
      : { kind: 'outrun', status };
  }
  if (error && answer.status < 500 && !PASSING.has(answer.status)) {
    return { kind: 'refused', status, message: error.message };
  }
  const wait = retryAfterMs(answer.headers['retry-after'], now);
  return {
    kind: 'away',
    status,
    applied: NOTHING_DONE.has(answer.status) && !answer.repeated ? 'no' : 'unknown',
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
