import { linkAssessments as link } from '../../delivery/link-assessments.ts';
import { linkItem } from '../../delivery/link-item.ts';
import { digest } from '../../ledger/digest.ts';
import type { Services } from '../../services.ts';
import { type HttpReply, type HttpRequest, json } from '../message.ts';
import { readCallerBody } from './authenticated-body.ts';
import { BATCH_LIMIT, batchTime, countItems, resultsOf } from './batch.ts';
import { parseItems } from './items.ts';
import { requirePath } from './require-path.ts';

/**
 * `POST /link`: points correlation keys at assessments that were created elsewhere, one or many.
 * @throws AnnotatorError `malformed`, `invalid` for a single bad object, and what caller auth throws
 */
export async function linkAssessments(
  services: Services,
  request: HttpRequest,
): Promise<HttpReply> {
  requirePath(request, '/link');
  const { body, log, messageId } = await readCallerBody(services, request, 'assess', BATCH_LIMIT);
  const items = await parseItems(body, linkItem(services.config.project));
  const valid = items.flatMap((item) => ('value' in item ? [item.value] : []));
  const linked = await link({ ...services, log }, valid, batchTime(services.clock));
  const results = resultsOf(items, messageId ?? digest(body), linked);
  const { valid: count, invalid } = countItems(items);
  log.info('assessments linked', { linked: count, invalid });
  return json(200, { results });
}
