import { AnnotatorError } from '../../annotator-error.ts';
import type { Log } from '../../log/log.ts';
import type { Services } from '../../services.ts';
import type { HttpRequest } from '../message.ts';
import { requirePost } from './require-post.ts';

export interface CallerBody {
  readonly body: Buffer;
  readonly caller: string;
  /** Names the caller and which of its secrets signed. */
  readonly log: Log;
  /** The signed message id, where there is one. */
  readonly messageId?: string;
}

/**
 * Reads a POST of one of the site's own callers.
 * @param scope the mount, without its slash
 * @param limit bytes
 * @throws AnnotatorError `method_not_allowed`, `unauthenticated`, `too_large`, `unsupported_encoding`;
 * 503 when it cannot be told now who the caller is
 */
export async function readCallerBody(
  services: Services,
  request: HttpRequest,
  scope: string,
  limit: number,
): Promise<CallerBody> {
  requirePost(request);
  const body = await request.readBody(limit);
  const result = await services.callers.authenticate({ headers: request.headers, body }, scope);
  if (result.authentic) {
    const { caller, secret, messageId } = result;
    const log = request.log.with({ caller, secret });
    return { body, caller, log, ...(messageId === undefined ? {} : { messageId }) };
  }
  if (result.retryable) {
    throw new AnnotatorError('keys_unavailable', 'The keys of ID tokens cannot be fetched', {
      hint: result.reason,
      retryAfter: 5,
    });
  }
  throw new AnnotatorError('unauthenticated', 'Caller not authenticated', { hint: result.reason });
}
