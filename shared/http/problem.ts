import { AnnotatorError } from '../annotator-error.ts';
import type { HttpReply } from './message.ts';

/**
 * An error as `application/problem+json` with a stable `code`.
 * Source: https://www.rfc-editor.org/rfc/rfc9457
 */
export function problem(error: AnnotatorError): HttpReply {
  const { code, status, hint, issues, retryAfter } = error;
  const hidden = status === 500;
  return {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      ...(code === 'method_not_allowed' ? { allow: 'POST' } : {}),
    },
    body: JSON.stringify({
      type: 'about:blank',
      title: hidden ? 'Something went wrong on our side' : error.message,
      status,
      code,
      ...(hint && !hidden ? { detail: hint } : {}),
      ...(issues.length > 0 && !hidden ? { issues } : {}),
    }),
  };
}

/** Whatever was thrown, as an error with a code; what we did not foresee is `internal`. */
export function asAnnotatorError(thrown: unknown): AnnotatorError {
  if (thrown instanceof AnnotatorError) return thrown;
  return new AnnotatorError('internal', 'unforeseen', { cause: thrown });
}
