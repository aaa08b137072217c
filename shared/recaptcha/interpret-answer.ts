import type { Annotation } from '../annotation/annotation.ts';
import { type GoogleError, parseGoogleError } from '../google/google-error.ts';
import type { HttpAnswer } from '../outgoing/exchange.ts';
import { retryAfterMs } from '../outgoing/retry-after.ts';
import type { AnnotateOutcome } from './annotate-outcome.ts';
import { jsonObject } from './json-object.ts';
import { safeMessage } from './safe-message.ts';

/** Statuses by which Google says it did nothing; after any other failure the label may have been used. */
const NOTHING_DONE: ReadonlySet<number> = new Set([409, 429, 503]);

/**
 * Every answer as an outcome. A 400 or 404 counts only in Google's own error shape: a proxy's page
 * must not end a label's life.
 * @param now milliseconds since 1970
 */
export function interpretAnswer(
  answer: HttpAnswer,
  said: Annotation,
  now: number,
): AnnotateOutcome {
  const json = jsonObject(answer.body);
  if (answer.status === 200 && json) {
    return answer.repeated ? { kind: 'ok', repeated: true } : { kind: 'ok' };
  }
  const error = parseGoogleError(json);
  const status = error?.status ?? `HTTP_${answer.status}`;
  if (answer.status === 401 || answer.status === 403) {
    return { kind: 'denied', httpStatus: answer.status, status };
  }
  if (error && answer.status === 400) {
    return { kind: 'refused', status, message: refusal(error, said) };
  }
  if (error && answer.status === 404) return { kind: 'not_found' };
  const wait = retryAfterMs(answer.headers['retry-after'], now);
  return {
    kind: 'unavailable',
    httpStatus: answer.status,
    status,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    applied: NOTHING_DONE.has(answer.status) && !answer.repeated ? 'no' : 'unknown',
  };
}

function refusal(error: GoogleError, said: Annotation): string {
  const fields = [...new Set(error.fields)].join(', ');
  return safeMessage(fields === '' ? error.message : `${fields}: ${error.message}`, said);
}
