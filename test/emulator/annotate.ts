import { instant } from '../../shared/time.ts';
import type { Api } from './api.ts';
import { type ApiCall, isAssessmentId } from './api-call.ts';
import { decodeMessage, type Message, type Violation } from './decode-message.ts';
import { type Answer, errorAnswer, invalidArgument } from './google-answer.ts';

type AnnotateCall = ApiCall & { method: 'annotate' };

/** `projects.assessments.annotate`: checks everything first, then the label takes effect. */
export function annotate(api: Api, call: AnnotateCall, json: unknown): Answer {
  const decoded = decodeMessage('AnnotateAssessmentRequest', json);
  if ('violations' in decoded) return invalidArgument(...decoded.violations);
  const { assessment } = call;
  if (!isAssessmentId(assessment)) return errorAnswer(400, 'Invalid assessment in the name.');
  const name = `projects/${call.project}/assessments/${assessment}`;
  const { name: nameInBody = name, ...body } = decoded.message;
  if (nameInBody !== name) return errorAnswer(400, 'The name differs from the one in the path.');
  const violation = reasonViolation(body) ?? phoneViolation(body);
  if (violation) return invalidArgument(violation);
  if (api.settings.knownOnly && !api.store.known.has(assessment)) {
    return errorAnswer(404, 'Requested entity was not found.');
  }
  const at = instant(api.clock.now());
  api.store.arrivals.push({ assessment, name, at, body, effect: true });
  return { httpStatus: 200, body: {} };
}

/** Observed text: https://github.com/googleapis/google-cloud-node/issues/4390 */
function reasonViolation(body: Message): Violation | undefined {
  const reasons = body['reasons'];
  const unspecified = Array.isArray(reasons) && reasons.includes('REASON_UNSPECIFIED');
  return unspecified ? { field: 'reasons', description: 'Invalid reason.' } : undefined;
}

function phoneViolation(body: Message): Violation | undefined {
  const event = body['phoneAuthenticationEvent'] as { phoneNumber?: string } | undefined;
  if (!event || /^\+[1-9]\d{1,14}$/.test(event.phoneNumber ?? '')) return undefined;
  const field = 'phone_authentication_event.phone_number';
  return { field, description: 'The phone number must be given in E.164 format.' };
}
