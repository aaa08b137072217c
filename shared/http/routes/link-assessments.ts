import { linkAssessments as link } from '../../delivery/link-assessments.ts';
import { linkItem } from '../../delivery/link-item.ts';
import { digest } from '../../ledger/digest.ts';
import type { Services } from '../../services.ts';
import { type HttpReply, type HttpRequest, json } from '../message.ts';
import { readCallerBody } from './authenticated-body.ts';
import { parseItems } from './items.ts';
import { requirePath } from './require-path.ts';
import { untilEnding } from './until-ending.ts';

const LIMIT = 8 * 1024 * 1024;
const INLINE_MS = 10_000;
const CALL_MS = 4_000;

/**
 * `POST /link`: points correlation keys at assessments that were created elsewhere, one or many.
 * @throws AnnotatorError `malformed`, `invalid` for a single bad object, and what caller auth throws
 */
export async function linkAssessments(
  services: Services,
  request: HttpRequest,
): Promise<HttpReply> {
  requirePath(request, '/link');
  const { body, log, messageId } = await readCallerBody(services, request, 'assess', LIMIT);
  const items = await parseItems(body, linkItem(services.config.project));
  const id = messageId ?? digest(body);
  const valid = items.flatMap((item) => ('value' in item ? [item.value] : []));
  const time = untilEnding(services.clock.now() + INLINE_MS, CALL_MS);
  const linked = (await link({ ...services, log }, valid, time)).values();
  const results = items.map((item, index) => {
    const entry =
      'value' in item ? linked.next().value : { status: 'invalid', issues: item.issues };
    return { event: `${id}#${index}`, ...entry };
  });
  log.info('assessments linked', { linked: valid.length, invalid: items.length - valid.length });
  return json(200, { results });
}
