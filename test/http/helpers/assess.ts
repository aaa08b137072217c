import assert from 'node:assert/strict';
import type { Verdict } from '../../../shared/recaptcha/interpretation/interpret.ts';
import type { HttpBench } from '../../helpers/http-bench.ts';
import { type Answer, send } from './http-client.ts';
import { signedBySite } from './site-caller.ts';

export const ASSESS_PATH = '/assess';

/** The least that can be asked. */
export const ASKED = { token: 'a-token', siteKey: 'a-key' };

/** What a caller acts on, whether there was an assessment or not. */
export interface Assessed {
  readonly assessment?: string;
  readonly valid?: boolean;
  readonly score?: number;
  readonly verdict: Verdict;
  readonly wouldBe?: Verdict;
  readonly failed?: string;
  readonly code?: string;
  readonly because: string;
  readonly linked?: boolean;
}

let messages = 0;

/** Asks as the site's back end would; anything but text is sent as JSON. */
export function askToAssess(
  { port, clock }: HttpBench,
  body: string | object,
  { secret }: { secret?: string } = {},
): Promise<Answer> {
  messages += 1;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const signing = { at: clock.now(), id: `msg_assess_${messages}` };
  const headers = signedBySite(text, secret === undefined ? signing : { ...signing, secret });
  return send({ port, path: ASSESS_PATH, headers, body: text });
}

/** Asks, and expects an answer. */
export async function assessed(bench: HttpBench, changes: object = {}): Promise<Assessed> {
  const answer = await askToAssess(bench, { ...ASKED, ...changes });
  assert.equal(answer.status, 200, answer.text);
  assert.match(answer.headers['content-type'] ?? '', /^application\/json(;|$)/);
  return answer.json as Assessed;
}

/** The id of an assessment that was made. */
export function idOf({ assessment = '' }: Assessed): string {
  const id = /^projects\/test-project\/assessments\/([0-9a-f]{16})$/.exec(assessment)?.[1];
  assert.ok(id, assessment);
  return id;
}
