import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  FirestoreAnswer,
  FirestoreMethod,
} from '../../../shared/ledger/firestore/firestore-api.ts';
import { interpretAnswer } from '../../../shared/ledger/firestore/interpret-answer.ts';
import type { HttpAnswer } from '../../../shared/outgoing/exchange.ts';

function answer(status: number, body: unknown, changes: Partial<HttpAnswer> = {}): HttpAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { kind: 'answer', status, headers: {}, body: text, repeated: false, ...changes };
}

const error = (code: number, status: string) => ({ error: { code, status, message: 'm' } });

const CASES: readonly {
  readonly title: string;
  readonly method?: FirestoreMethod;
  readonly given: HttpAnswer;
  readonly means: FirestoreAnswer;
}[] = [
  { title: 'JSON is an answer', given: answer(200, []), means: { kind: 'ok', json: [] } },
  {
    title: 'a page in place of JSON is nobody there',
    given: answer(200, '<html>'),
    means: { kind: 'away', status: 'HTTP_200', applied: 'unknown' },
  },
  {
    title: 'a document that changed means somebody was faster',
    given: answer(400, error(400, 'FAILED_PRECONDITION')),
    means: { kind: 'outrun', status: 'FAILED_PRECONDITION' },
  },
  {
    title: 'a document that came into being means somebody was faster',
    given: answer(409, error(409, 'ALREADY_EXISTS')),
    means: { kind: 'outrun', status: 'ALREADY_EXISTS' },
  },
  {
    title: 'a document that is gone means somebody was faster',
    given: answer(404, error(404, 'NOT_FOUND')),
    means: { kind: 'outrun', status: 'NOT_FOUND' },
  },
  {
    title: 'contention means somebody is at it',
    given: answer(409, error(409, 'ABORTED')),
    means: { kind: 'outrun', status: 'ABORTED' },
  },
  {
    title: 'a changed document after a repeated call may have been changed by its first sending',
    given: answer(400, error(400, 'FAILED_PRECONDITION'), { repeated: true }),
    means: { kind: 'away', status: 'FAILED_PRECONDITION', applied: 'unknown' },
  },
  {
    title: 'a missing database is refused when it is read from',
    method: 'batchGet',
    given: answer(404, [error(404, 'NOT_FOUND')]),
    means: { kind: 'refused', status: 'NOT_FOUND', message: 'm' },
  },
  {
    title: 'a missing index is refused',
    method: 'runQuery',
    given: answer(400, [error(400, 'FAILED_PRECONDITION')]),
    means: { kind: 'refused', status: 'FAILED_PRECONDITION', message: 'm' },
  },
  {
    title: 'a missing role is refused',
    given: answer(403, error(403, 'PERMISSION_DENIED')),
    means: { kind: 'refused', status: 'PERMISSION_DENIED', message: 'm' },
  },
  {
    title: 'a token that is no longer good is tried again with a new one',
    given: answer(401, error(401, 'UNAUTHENTICATED')),
    means: { kind: 'away', status: 'UNAUTHENTICATED', applied: 'no' },
  },
  {
    title: 'too many requests: nothing was done, and how long to wait is heard',
    given: answer(429, error(429, 'RESOURCE_EXHAUSTED'), { headers: { 'retry-after': '2' } }),
    means: { kind: 'away', status: 'RESOURCE_EXHAUSTED', applied: 'no', retryAfterMs: 2000 },
  },
  {
    title: 'a failure of the server leaves open whether it was done',
    given: answer(503, error(503, 'UNAVAILABLE')),
    means: { kind: 'away', status: 'UNAVAILABLE', applied: 'unknown' },
  },
];

for (const { title, method = 'commit', given, means } of CASES) {
  test(`Of Firestore's answers, ${title}`, () => {
    assert.deepEqual(interpretAnswer(method, given, 0), means);
  });
}

test('No answer at all leaves open what the connection leaves open', () => {
  const failure = { kind: 'failure', code: 'TIMEOUT', applied: 'unknown' } as const;
  const means = { kind: 'away', status: 'TIMEOUT', applied: 'unknown' };
  assert.deepEqual(interpretAnswer('commit', failure, 0), means);
});
