import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { waitedForStart } from '../../shared/http/cold-start.ts';
import { inlineTime } from '../../shared/http/routes/inline-time.ts';
import { PROVIDERS } from '../../shared/providers/list.ts';

const NOW = Date.parse('2026-11-22T12:00:00.000Z');

describe('the time for sending at once', () => {
  const cases: readonly (readonly [
    what: string,
    answerWithinMs: number | undefined,
    waitedMs: number,
    left: number,
    callMs: number,
  ])[] = [
    ['of a sender that waits ten seconds or more', undefined, 0, 6_000, 4_000],
    ['of one that waits five seconds', 5_000, 0, 3_000, 2_000],
    ['of one that waits three seconds', 3_000, 0, 1_800, 1_200],
    ['of three seconds, one of which went by while the process started', 3_000, 900, 900, 600],
    ['of three seconds, two of which went by: too little for any call', 3_000, 2_000, -200, 300],
  ];
  for (const [what, answerWithinMs, waitedMs, left, callMs] of cases) {
    test(`${what} is ${left} ms, and ${callMs} ms for one call`, () => {
      const time = inlineTime(answerWithinMs, NOW, waitedMs);
      assert.deepEqual(time, { finishBy: NOW + left, callMs });
    });
  }

  test('stands in the definition of each sender that waits less than ten seconds', () => {
    const budgets = PROVIDERS.filter(({ answerWithinMs }) => answerWithinMs !== undefined);
    assert.deepEqual(
      Object.fromEntries(budgets.map(({ id, answerWithinMs }) => [id, answerWithinMs])),
      { okta: 3_000, twilio: 5_000, supabase: 5_000, firebase: 7_000 },
    );
  });
});

test('only the first request and those beside it waited for the process to start', () => {
  const first = waitedForStart(1_400);
  assert.equal(first, 1_400);
  assert.equal(waitedForStart(1_500), 1_500);
  assert.equal(waitedForStart(1_650), 0);
  assert.equal(waitedForStart(90_000), 0);
});
