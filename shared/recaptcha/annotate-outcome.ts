import type { Annotation } from '../annotation/annotation.ts';

/**
 * Every answer annotate can give, as a value. `applied` says whether Google may have used the call:
 * the difference between "try again freely" and "trying again may count twice".
 * Source of the rows: https://google.aip.dev/193 and google/rpc/code.proto
 */
export type AnnotateOutcome =
  /** `repeated`: sent twice, because its kept-alive connection was dead before an answer came. */
  | { readonly kind: 'ok'; readonly repeated?: true }
  /** 400: Google will never take this request. */
  | { readonly kind: 'refused'; readonly status: string; readonly message: string }
  /** 404: no such assessment, or not yet, or no longer. */
  | { readonly kind: 'not_found' }
  /** 401 and 403: our credentials or our role. */
  | { readonly kind: 'denied'; readonly httpStatus: number; readonly status: string }
  /** 408, 409, 429, 499, 5xx, and answers that are not Google's. */
  | {
      readonly kind: 'unavailable';
      readonly httpStatus: number;
      readonly status: string;
      readonly retryAfterMs?: number;
      readonly applied: 'no' | 'unknown';
    }
  /** No answer at all: connection refused or reset, DNS, no token, or our own deadline (`TIMEOUT`). */
  | { readonly kind: 'unreachable'; readonly code: string; readonly applied: 'no' | 'unknown' };

export interface RecaptchaClient {
  /**
   * Sends one annotation and never throws for what the other side answers.
   * @param name full assessment name
   * @param deadlineMs milliseconds after which the call is given up
   */
  annotate(name: string, said: Annotation, deadlineMs: number): Promise<AnnotateOutcome>;
}
