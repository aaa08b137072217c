import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import { deliver } from '../../shared/delivery/deliver.ts';
import { LEASE_MS } from '../../shared/delivery/lease.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import { openSqliteLedger } from '../../shared/ledger/sqlite/sqlite-ledger.ts';
import { instant } from '../../shared/time.ts';
import { type Bench, deliveryBench } from '../helpers/delivery-bench.ts';
import { AWAY, scriptedRecaptcha } from '../helpers/scripted-recaptcha.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { START } from '../helpers/turnable-clock.ts';
import { finding, write } from '../ledger/records.ts';
import { totalsOf } from './conformance/store.ts';
import { assessmentIds, seedDue } from './seed-due.ts';

const folder = temporaryFolder();
let files = 0;
const freshLedger = () => openSqliteLedger(join(folder, `ledger-${files++}.db`));
const NOW = () => instant(START);

/** Every call takes as long as nothing else in a pass, and the clock shows it. */
function slowApi({ api, clock }: Bench, callMs: number): void {
  api.annotate = async (name, said) => {
    api.calls.push({ name, said });
    clock.turn(callMs);
    return { kind: 'ok' };
  };
}

const idOf = (name: string) => name.slice(name.lastIndexOf('/') + 1);
const idsCalled = ({ api }: Bench) => api.calls.map(({ name }) => idOf(name));

describe('A delivery pass', () => {
  it('lets what failed a moment ago have its share while a backlog of 500 drains', async () => {
    const bench = deliveryBench(freshLedger());
    const { services, clock } = bench;
    const minutesAgo = (n: number) => instant(START - 60_000 - n * 1_000);
    await seedDue(services.ledger, assessmentIds('old', 500), minutesAgo);
    const fresh = assessmentIds('new', 5);
    bench.api.answers.push(...fresh.map(() => AWAY));
    for (const carried of fresh) {
      await bench.receive({ id: carried, says: { reasons: ['REFUND'] }, carried });
    }
    clock.turn(30_000);
    bench.api.calls.length = 0;
    slowApi(bench, 100);
    const { counts, left } = await deliver(services, {
      finishBy: clock.now() + 6_100,
      callMs: 4_000,
    });
    const called = idsCalled(bench);
    assert.ok(called.length < 40, `${called.length} calls`);
    assert.deepEqual(called.filter((id) => id.startsWith('new')).sort(), fresh);
    assert.ok(called.filter((id) => id.startsWith('old')).length > called.length / 2);
    assert.deepEqual([counts.delivered, left.due], [called.length, true]);
  });

  it('sends the longest due first, apart from that share', async () => {
    const bench = deliveryBench(freshLedger());
    const ids = assessmentIds('a', 200);
    await seedDue(bench.services.ledger, ids, (n) => instant(START - 1_000_000 + n * 1_000));
    await bench.deliver();
    const called = idsCalled(bench);
    assert.deepEqual([...called].sort(), ids);
    const firstOf = (id: string | undefined) => called.indexOf(id ?? '');
    assert.ok(firstOf(ids[0]) < 8 && firstOf(ids[74]) < 100 && firstOf(ids[100]) >= 100);
  });

  it('sends for eight assessments at a time, and makes one call at a time within each', async () => {
    const bench = deliveryBench(freshLedger());
    const ids = assessmentIds('a', 20);
    bench.api.otherwise = AWAY;
    for (const carried of ids) {
      await bench.receive({ id: `1${carried}`, says: { reasons: ['REFUND'] }, carried });
      await bench.receive({ id: `2${carried}`, says: { reasons: ['SOCIAL_SPAM'] }, carried });
    }
    const underWay: string[] = [];
    const eight = Promise.withResolvers<void>();
    let most = 0;
    bench.api.annotate = async (name) => {
      assert.ok(!underWay.includes(name), 'one at a time');
      underWay.push(name);
      most = Math.max(most, underWay.length);
      if (most === 8) eight.resolve();
      await Promise.race([eight.promise, sleep(2_000, undefined, { ref: false })]);
      await sleep(1);
      underWay.splice(underWay.indexOf(name), 1);
      return { kind: 'ok' };
    };
    bench.clock.turn(60 * 60_000);
    assert.deepEqual((await bench.deliver()).counts, { delivered: 40 });
    assert.equal(most, 8);
  });

  it('ends what was parked too long in a part of its time, and sends in the rest', async () => {
    const real = freshLedger();
    const bench = deliveryBench(real);
    const overdue = Array.from({ length: 1_000 }, (_, n) => [
      `p${n}`,
      { ...finding, state: 'parked', parkedUntil: instant(START - 1) },
    ]);
    await write(real, 'findings', Object.fromEntries(overdue));
    await seedDue(real, assessmentIds('a', 3), NOW);
    const { clock } = bench;
    const ledger: Ledger = {
      ...real,
      async overdueParked(now, limit) {
        clock.turn(1_000);
        return real.overdueParked(now, limit);
      },
    };
    const time = { finishBy: clock.now() + 8_000, callMs: 4_000 };
    const { counts, left } = await deliver({ ...bench.services, ledger }, time);
    assert.deepEqual(counts, { unmatched: 40, delivered: 3 });
    assert.equal(left.parked, 960);
  });

  it('names at most a hundred of what it held back', async () => {
    const bench = deliveryBench(freshLedger(), { policy: { shadows: () => true } });
    await seedDue(bench.services.ledger, assessmentIds('a', 120), NOW);
    const { counts, wouldSend } = await bench.deliver();
    assert.deepEqual([counts.shadowed, wouldSend?.length], [120, 100]);
  });
});

describe('Trouble with the ledger', () => {
  const TROUBLE = new AnnotatorError('ledger_unavailable', 'busy', { retryAfter: 5 });

  /** A ledger that fails for one assessment only. */
  function failingFor(real: Ledger, id: string, error: Error, isAway = () => true): Ledger {
    return {
      ...real,
      transact: (work, options) =>
        real.transact(
          (transaction) =>
            work({
              ...transaction,
              get: async (refs) => {
                if (isAway() && refs.some((ref) => ref.id === id)) throw error;
                return transaction.get(refs);
              },
            }),
          options,
        ),
    };
  }

  it('for one assessment does not keep the others from being sent', async () => {
    const real = freshLedger();
    const ids = assessmentIds('a', 250);
    await seedDue(real, ids, NOW);
    const bad = ids[3] ?? '';
    const bench = deliveryBench(failingFor(real, bad, TROUBLE));
    const { counts, left } = await bench.deliver();
    assert.deepEqual(counts, { delivered: 249 });
    assert.deepEqual(left, { pending: 1, parked: 0, due: true });
    assert.ok(
      bench.lines.some((line) => line.includes('ledger_unavailable') && line.includes(bad)),
    );
  });

  it('is told when nothing at all could be done', async () => {
    const real = freshLedger();
    const [bad = ''] = assessmentIds('a', 1);
    await seedDue(real, [bad], NOW);
    await assert.rejects(deliveryBench(failingFor(real, bad, TROUBLE)).deliver(), TROUBLE);
  });

  it('that nobody foresaw is told too, after the others were sent', async () => {
    const real = freshLedger();
    const ids = assessmentIds('a', 20);
    await seedDue(real, ids, NOW);
    const bug = new TypeError('record of a kind nobody knows');
    const bench = deliveryBench(failingFor(real, ids[0] ?? '', bug));
    await assert.rejects(bench.deliver(), bug);
    assert.equal(bench.api.calls.length, 19);
    assert.ok(!bench.lines.join('').includes('nobody knows'));
  });

  it('while an answer is recorded has its finding sent again, and counted, when the lease is over', async () => {
    const real = freshLedger();
    const [id = ''] = assessmentIds('a', 1);
    await seedDue(real, [id], NOW);
    const api = scriptedRecaptcha();
    let isAway = true;
    const ledger = failingFor(real, id, TROUBLE, () => isAway && api.calls.length > 0);
    const bench = deliveryBench(ledger, { api });
    await assert.rejects(bench.deliver(), TROUBLE);
    bench.clock.turn(LEASE_MS);
    isAway = false;
    assert.deepEqual((await bench.deliver()).counts, { delivered: 1 });
    assert.deepEqual(await totalsOf(bench), ['delivered 1', 'resent 1', 'uncertain 1']);
  });
});
