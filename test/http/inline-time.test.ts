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
    patienceMs: number,
  ])[] = [
    ['of a sender that waits ten seconds or more', undefined, 0, 6_000, 4_000, 5_000],
    ['of one that waits five seconds', 5_000, 0, 3_000, 2_000, 3_000],
    ['of one that waits three seconds', 3_000, 0, 1_800, 1_200, 1_800],
    ['of three seconds, one of which went by while the process started', 3_000, 900, 900, 600, 900],
    [
      'of three seconds, two of which went by: too little for any call',
      3_000,
      2_000,
      -200,
      300,
      900,
    ],
  ];
  for (const [what, answerWithinMs, waitedMs, left, callMs, patienceMs] of cases) {
    test(`${what} is ${left} ms, ${callMs} ms for one call, and ${patienceMs} ms for the ledger`, () => {
      const time = inlineTime(NOW, waitedMs, answerWithinMs);
      assert.deepEqual(time, { finishBy: NOW + left, callMs, patienceMs });
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

test('only what comes as soon as the process listens waited for it to start', () => {
  assert.equal(waitedForStart(1_400, 1_300), 1_400);
  assert.equal(waitedForStart(2_299, 1_300), 2_299);
  assert.equal(waitedForStart(2_300, 1_300), 0);
});

test('the first request of a process that was idle did not wait', async () => {
  assert.equal(waitedForStart(performance.now() + 1_000), 0);
});
