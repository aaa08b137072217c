import { type GoogleError, parseGoogleError } from '../google/google-error.ts';
import type { HttpAnswer } from '../outgoing/exchange.ts';
import type { AssessmentEvent, CreateOutcome } from './create-outcome.ts';
import { type JsonObject, jsonObject } from './json-object.ts';
import { withoutValues } from './safe-message.ts';

/**
 * Every answer of create as an outcome. A 400 or 404 counts only in Google's own error shape.
 * @param repeated whether the event was sent before: an ordinary token counts once
 */
export function readCreateAnswer(
  answer: HttpAnswer,
  event: AssessmentEvent,
  repeated: boolean,
): CreateOutcome {
  const { status: httpStatus } = answer;
  const json = jsonObject(answer.body);
  if (httpStatus === 200 && json) {
    return repeated && isUsedUp(json)
      ? { kind: 'unreachable', code: 'ANSWER_LOST' }
      : { kind: 'created', assessment: json };
  }
  const error = parseGoogleError(json);
  const status = error?.status ?? `HTTP_${httpStatus}`;
  if (error && httpStatus === 400 && status !== 'FAILED_PRECONDITION') {
    return { kind: 'refused', status, message: refusal(error, event) };
  }
  const isOurs = httpStatus === 401 || httpStatus === 403;
  if (isOurs || (error && (httpStatus === 400 || httpStatus === 404))) {
    return { kind: 'denied', httpStatus, status };
  }
  return { kind: 'unavailable', httpStatus, status };
}

function isUsedUp({ tokenProperties }: JsonObject): boolean {
  return (tokenProperties as { invalidReason?: unknown } | null)?.invalidReason === 'DUPE';
}

function refusal({ fields, message }: GoogleError, event: AssessmentEvent): string {
  const named = [...new Set(fields)].join(', ');
  return withoutValues(named === '' ? message : `${named}: ${message}`, textsOf(event));
}

/** Every text that was sent, but single characters, which are in every message. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.length > 1 ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
