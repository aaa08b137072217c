import type { Clock } from '../../shared/time.ts';
import { instant } from '../../shared/time.ts';
import { annotate } from './annotate.ts';
import { type ApiCall, isProject } from './api-call.ts';
import { createAssessment } from './create-assessment.ts';
import { type Answer, errorAnswer, invalidArgument } from './google-answer.ts';
import type { Store } from './store.ts';

/** What may be switched while the emulator runs. */
export interface Settings {
  /** Only assessments it created or was told of exist; else any well-formed name does. */
  knownOnly: boolean;
}

/** What the API's methods stand on. */
export interface Api {
  readonly store: Store;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly random: () => number;
  /** Id of the only project there is; undefined: any. */
  readonly project: string | undefined;
  /** Its number; undefined: any. */
  readonly projectNumber: string | undefined;
}

/** Performs one call of the API and notes what became of it. */
export function perform(api: Api, call: ApiCall, payload: string): Answer {
  const answer = checkedAnswer(api, call, payload);
  if (answer.httpStatus !== 200) refuse(api, call, errorStatus(answer));
  return answer;
}

/** Notes a call that had no effect. */
export function refuse(api: Api, call: ApiCall, why: string): void {
  const { method, assessment } = call;
  const at = instant(api.clock.now());
  api.store.refusals.push({ method, assessment, at, why, effect: false });
}

function checkedAnswer(api: Api, call: ApiCall, payload: string): Answer {
  const json = parsePayload(payload);
  if (json === undefined) {
    return invalidArgument({ description: 'Invalid JSON payload received. Unexpected token.' });
  }
  if (!isProject(call.project)) return errorAnswer(400, 'Invalid project in the resource name.');
  if (!isOurs(api, call.project)) return errorAnswer(403, 'The caller does not have permission');
  return call.method === 'annotate' ? annotate(api, call, json) : createAssessment(api, call, json);
}

/** An empty body is an empty message. */
function parsePayload(payload: string): unknown {
  try {
    return JSON.parse(payload || '{}');
  } catch {
    return undefined;
  }
}

function isOurs(api: Api, project: string): boolean {
  const only = /^\d+$/.test(project) ? api.projectNumber : api.project;
  return only === undefined || only === project;
}

function errorStatus(answer: Answer): string {
  const { error } = answer.body as { error: { status: string } };
  return error.status;
}
