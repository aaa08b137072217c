import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Reason } from '../../shared/annotation/vocabulary.ts';
import { openSqliteLedger } from '../../shared/ledger/sqlite/sqlite-ledger.ts';
import { A, type Bench, deliveryBench, type TestEvent } from '../helpers/delivery-bench.ts';
import { AWAY } from '../helpers/scripted-recaptcha.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const MINUTE = 60_000;

/** What one sign-in can be told of its second factor. */
const STAGES = ['INITIATED_TWO_FACTOR', 'PASSED_TWO_FACTOR', 'FAILED_TWO_FACTOR'] as const;
type Stage = (typeof STAGES)[number];

/** A telling of one stage; the same one may be told again, and by another channel. */
interface Telling {
  readonly stage: Stage;
  /** Seconds after the sign-in began; two channels may not agree. */
  readonly at: number;
  readonly channel: 'provider' | 'outcome';
  /** The API does not answer when it arrives. */
  readonly away: boolean;
}

const telling: fc.Arbitrary<Telling> = fc.record({
  stage: fc.constantFrom(...STAGES),
  at: fc.integer({ min: 0, max: 30 }),
  channel: fc.constantFrom('provider', 'outcome'),
  away: fc.boolean(),
});

/** Some tellings and, in any order, each of them once or more often. */
const arrivals = fc.array(telling, { minLength: 1, maxLength: 6 }).chain((told) =>
  fc
    .shuffledSubarray(
      [...told, ...told].map((one, n) => [n % told.length, one] as const),
      { minLength: told.length },
    )
    .map((order) => ({ told, order })),
);

function eventOf(n: number, { stage, at, channel }: Telling): TestEvent {
  const id = `${channel}-${n}`;
  return { id, provider: channel, fact: id, says: { reasons: [stage] }, at: at - 60, carried: A };
}

async function tellAll(bench: Bench, order: readonly (readonly [number, Telling])[]) {
  // Event times are told from the clock, which must not go on between two tellings of one event.
  for (const [n, one] of order) {
    bench.api.otherwise = one.away ? AWAY : { kind: 'ok' };
    await bench.receive(eventOf(n, one));
  }
  bench.api.otherwise = { kind: 'ok' };
  for (let pass = 0; pass < 4; pass += 1) {
    bench.clock.turn(10 * MINUTE);
    await bench.deliver();
  }
}

/** What Google took, in order. */
async function toldTo(bench: Bench): Promise<readonly Reason[]> {
  const taken: Reason[] = [];
  const { annotate } = bench.api;
  bench.api.annotate = async (name, said, timeoutMs) => {
    const outcome = await annotate.call(bench.api, name, said, timeoutMs);
    if (outcome.kind === 'ok') taken.push(...(said.reasons ?? []));
    return outcome;
  };
  return taken;
}

const folder = temporaryFolder();
let files = 0;

test('whatever order a second factor is told in, doubled and through two channels, the end is right', async () => {
  const property = fc.asyncProperty(arrivals, async ({ order }) => {
    files += 1;
    const ledger = openSqliteLedger(join(folder, `${files}.db`));
    try {
      const bench = deliveryBench(ledger);
      const taken = await toldTo(bench);
      await tellAll(bench, order);
      const arrived = order.map(([, one]) => one);
      const outcomes = arrived.filter(({ stage }) => stage !== 'INITIATED_TWO_FACTOR');
      if (outcomes.length > 0) {
        assert.notEqual(taken.at(-1), 'INITIATED_TWO_FACTOR', 'INITIATED is last after an outcome');
      } else assert.ok(taken.includes('INITIATED_TWO_FACTOR'));
      const latest = Math.max(...outcomes.map(({ at }) => at));
      const newest = new Set(outcomes.filter(({ at }) => at === latest).map(({ stage }) => stage));
      const said = taken.filter((reason) => reason !== 'INITIATED_TWO_FACTOR').at(-1);
      if (newest.size === 1 && newest.has('PASSED_TWO_FACTOR')) {
        assert.equal(said, 'PASSED_TWO_FACTOR');
      }
      for (const stage of newest) assert.ok(taken.includes(stage), `${stage} was never told`);
      const distinct = new Set(order.map(([n]) => n)).size;
      assert.ok(taken.length <= distinct, 'something was told twice');
    } finally {
      ledger.close();
    }
  });
  await fc.assert(property, { seed: 20_261_123, numRuns: 250 });
});
