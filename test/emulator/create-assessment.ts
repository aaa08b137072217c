import type { Api } from './api.ts';
import type { ApiCall } from './api-call.ts';
import { decodeMessage, type Message } from './decode-message.ts';
import { type Answer, invalidArgument } from './google-answer.ts';
import { OUTPUT_ONLY } from './messages.ts';
import { tokenFindings } from './token-findings.ts';

/** `projects.assessments.create`: the event comes back with a name and what its token says. */
export function createAssessment(api: Api, call: ApiCall, json: unknown): Answer {
  const decoded = decodeMessage('Assessment', json);
  if ('violations' in decoded) return invalidArgument(...decoded.violations);
  const request = { ...decoded.message };
  for (const field of OUTPUT_ONLY) delete request[field];
  const event = (request['event'] ?? {}) as Message;
  if (Object.keys(event).length === 0) {
    return invalidArgument({ field: 'assessment.event', description: 'The event is missing.' });
  }
  const id = hexId(api.random);
  api.store.known.add(id);
  const token = typeof event['token'] === 'string' ? event['token'] : '';
  const body = {
    ...request,
    ...tokenFindings(token, event, api.clock.now()),
    ...api.store.scripted.get(token),
    event,
    name: `projects/${call.project}/assessments/${id}`,
    ...api.store.raw.get(token),
  };
  return { httpStatus: 200, body: withoutNulls(body) };
}

function withoutNulls(body: object): object {
  return Object.fromEntries(Object.entries(body).filter(([, part]) => part !== null));
}

/** 16 hexadecimal digits, as Google's ids have them. */
function hexId(random: () => number): string {
  const half = () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return half() + half();
}
