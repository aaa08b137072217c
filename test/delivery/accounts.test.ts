import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Reason } from '../../shared/annotation/vocabulary.ts';
import { openSqliteLedger } from '../../shared/ledger/sqlite/sqlite-ledger.ts';
import { instant } from '../../shared/time.ts';
import { type Bench, deliveryBench } from '../helpers/delivery-bench.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const USER = 'user-1';
const REASONS = [
  'INCORRECT_PASSWORD',
  'CORRECT_PASSWORD',
  'PASSED_TWO_FACTOR',
] as const satisfies Reason[];

/** Something that happens to the account: a sign-in is linked, or one of its events arrives. */
type Happening =
  | { readonly kind: 'link'; readonly signIn: number }
  | { readonly kind: 'event'; readonly signIn: number; readonly reason: Reason };

/** Sign-ins of one account, so many seconds apart, and in which order they are told of. */
interface Story {
  /** Seconds since the first, ascending. */
  readonly startsAt: readonly number[];
  readonly happenings: readonly Happening[];
}

/** @param gap seconds from one sign-in to the next @param linksFirst every link comes before any event */
function stories(gap: { min: number; max: number }, linksFirst: boolean): fc.Arbitrary<Story> {
  const gaps = fc.array(fc.integer(gap), { minLength: 1, maxLength: 3 });
  const reasons = fc.array(fc.subarray([...REASONS], { minLength: 1 }), {
    minLength: 4,
    maxLength: 4,
  });
  return fc.tuple(gaps, reasons).chain(([given, said]) => {
    const startsAt = [0];
    for (const one of given) startsAt.push((startsAt.at(-1) ?? 0) + one);
    const links = startsAt.map((_, signIn): Happening => ({ kind: 'link', signIn }));
    const events = startsAt.flatMap((_, signIn) =>
      (said[signIn] ?? []).map((reason): Happening => ({ kind: 'event', signIn, reason })),
    );
    const shuffled = (all: readonly Happening[]) =>
      fc.shuffledSubarray([...all], { minLength: all.length });
    const order = linksFirst
      ? fc.tuple(shuffled(links), shuffled(events)).map((parts) => parts.flat())
      : shuffled([...links, ...events]);
    return order.map((happenings) => ({ startsAt, happenings }));
  });
}

const idOf = (signIn: number) => `aaaaaaaaaaaaaaa${signIn}`;

/** Plays a story; what each assessment was told, sorted. */
async function play(bench: Bench, { startsAt, happenings }: Story): Promise<string[]> {
  const first = bench.clock.now() - (startsAt.at(-1) ?? 0) * 1000 - 30_000;
  for (const { signIn, ...what } of happenings) {
    const start = first + (startsAt[signIn] ?? 0) * 1000;
    if (what.kind === 'link') {
      const createTime = instant(start);
      await bench.linkItem({ assessment: idOf(signIn), accountId: USER, createTime });
      continue;
    }
    const at =
      Math.round((start - bench.clock.now()) / 1000) + 1 + REASONS.indexOf(what.reason as never);
    await bench.receive({
      id: `${signIn}-${what.reason}`,
      says: { reasons: [what.reason] },
      at,
      account: { ids: [USER] },
    });
  }
  return bench.api.calls
    .map(({ name, said }) => `${name.slice(-1)} ${said.reasons?.join()}`)
    .sort();
}

const folder = temporaryFolder();
let files = 0;

async function expectOwnLabels(story: Story): Promise<void> {
  files += 1;
  const ledger = openSqliteLedger(join(folder, `${files}.db`));
  try {
    const expected = story.happenings.flatMap((what) =>
      what.kind === 'event' ? [`${what.signIn} ${what.reason}`] : [],
    );
    assert.deepEqual(await play(deliveryBench(ledger), story), expected.sort());
  } finally {
    ledger.close();
  }
}

describe('whatever order sign-ins of one account are told of, each gets its own labels', () => {
  test('seconds apart, when the site links each before its events come', () =>
    fc.assert(fc.asyncProperty(stories({ min: 10, max: 90 }, true), expectOwnLabels), {
      seed: 20_261_123,
      numRuns: 120,
    }));

  test('more than a quarter of an hour apart, also when events come before their link', () =>
    fc.assert(fc.asyncProperty(stories({ min: 1_030, max: 4_000 }, false), expectOwnLabels), {
      seed: 20_261_123,
      numRuns: 120,
    }));
});
