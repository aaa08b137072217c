import assert from 'node:assert/strict';
import type { Entry } from '../../../shared/delivery/entry.ts';
import type { Answer } from './http-client.ts';

const PROBLEM_MEMBERS = ['type', 'title', 'status', 'code', 'detail', 'issues'];

export interface Problem {
  readonly title: string;
  readonly code: string;
  readonly detail?: string;
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
}

/** Problem details with this status and code, and no more in them than the contract says. */
export function expectProblem(answer: Answer, status: number, code: string): Problem {
  assert.equal(answer.status, status, answer.text);
  assert.match(answer.headers['content-type'] ?? '', /^application\/problem\+json(;|$)/);
  const problem = answer.json as Problem & Record<string, unknown>;
  assert.equal(problem.code, code);
  assert.equal(problem['status'], status);
  assert.equal(problem['type'], 'about:blank');
  assert.ok(problem.title);
  const surplus = Object.keys(problem).filter((name) => !PROBLEM_MEMBERS.includes(name));
  assert.deepEqual(surplus, []);
  assert.doesNotMatch(answer.text, /\bat .*:\d+:\d+|node:internal|\.ts\b/, 'no stack');
  return problem;
}

/** 200 with one entry per finding, of these statuses, in this order. */
export function expectResults(answer: Answer, ...statuses: Entry['status'][]): readonly Entry[] {
  assert.equal(answer.status, 200, answer.text);
  assert.match(answer.headers['content-type'] ?? '', /^application\/json(;|$)/);
  const { results } = answer.json as { results: Entry[] };
  assert.deepEqual(
    results.map(({ status }) => status),
    statuses,
    answer.text,
  );
  return results;
}

/** None of these texts is in any of the places. */
export function expectHidden(places: readonly string[], texts: readonly string[]): void {
  for (const place of places) {
    for (const text of texts) assert.ok(!place.includes(text), `${text} is in ${place}`);
  }
}
