import { createHash } from 'node:crypto';
import { linkAssessment } from '../../delivery/link-assessment.ts';
import { linkItem } from '../../delivery/link-item.ts';
import type { Services } from '../../services.ts';
import { type HttpReply, type HttpRequest, json } from '../message.ts';
import { readCallerBody } from './authenticated-body.ts';
import { parseItems } from './items.ts';
import { requirePath } from './require-path.ts';

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
  const { body, messageId } = await readCallerBody(services, request, 'assess', LIMIT);
  const items = parseItems(body, linkItem(services.config.project));
  const id = messageId ?? createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const time = { finishBy: services.clock.now() + INLINE_MS, callMs: CALL_MS };
  const inline = { ...services, log: request.log };
  const results = [];
  for (const [index, item] of items.entries()) {
    const event = `${id}#${index}`;
    results.push(
      'issues' in item
        ? { event, status: 'invalid', issues: item.issues }
        : { event, ...(await linkAssessment(inline, item.value, time)) },
    );
  }
  return json(200, { results });
}
