import type { JsonObject } from './json-object.ts';

/**
 * Every answer create can give, as a value.
 * Source of the rows: https://google.aip.dev/193 and google/rpc/code.proto
 */
export type CreateOutcome =
  /** The assessment, as Google tells it. */
  | { readonly kind: 'created'; readonly assessment: JsonObject }
  /** 400: Google will never take this request. `message` is fit for a log line. */
  | { readonly kind: 'refused'; readonly status: string; readonly message: string }
  /** 401, 403, 404, and 400 FAILED_PRECONDITION: our credentials, our role, our project. */
  | { readonly kind: 'denied'; readonly httpStatus: number; readonly status: string }
  /** 408, 409, 429, 499, 5xx, and answers that are not Google's. */
  | { readonly kind: 'unavailable'; readonly httpStatus: number; readonly status: string }
  /**
   * No answer: Node's error code, `NO_CREDENTIALS`, `TIMEOUT` at our deadline, or `ANSWER_LOST`: the
   * token was used up by a first sending whose answer never came.
   */
  | { readonly kind: 'unreachable'; readonly code: string };

/** What create is told about the interaction: Google's `Event`. */
export type AssessmentEvent = JsonObject;

export interface AssessmentClient {
  /**
   * Creates one assessment and never throws for what the other side answers. Sent a second time only
   * where the first one surely had no effect.
   * @param deadlineMs milliseconds after which it is given up, both sendings together
   */
  create(event: AssessmentEvent, deadlineMs: number): Promise<CreateOutcome>;
}
