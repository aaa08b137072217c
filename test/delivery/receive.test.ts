import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { receive } from '../../shared/delivery/receive.ts';
import { digest } from '../../shared/ledger/digest.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import { openSqliteLedger } from '../../shared/ledger/sqlite/sqlite-ledger.ts';
import { A, deliveryBench, type TestEvent, toReading } from '../helpers/delivery-bench.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** Counts what the ledger is asked while it is on. */
function countingLedger() {
  const real = openSqliteLedger(join(temporaryFolder(), 'ledger.db'));
  const asked = { reads: 0, commits: 0 };
  const ledger: Ledger = {
    ...real,
    transact(work, options) {
      asked.commits += 1;
      const counting: typeof work = (transaction) =>
        work({
          ...transaction,
          get(refs) {
            asked.reads += 1;
            return transaction.get(refs);
          },
        });
      return real.transact(counting, options);
    },
  };
  return { ledger, asked };
}

const TWENTY = Array.from({ length: 20 }, (_, n) => n);

async function askedFor(events: readonly TestEvent[], twice = false) {
  const { ledger, asked } = countingLedger();
  const bench = deliveryBench(ledger);
  for (const n of TWENTY) await bench.link(`${A.slice(2)}${n + 10}`, [`order:${n}`]);
  const request = async () => {
    asked.reads = 0;
    asked.commits = 0;
    const now = bench.clock.now();
    const readings = events.map((event) => toReading(event, now));
    const received = { provider: 'test', project: 'p', readings, body: Buffer.from('body') };
    const time = { finishBy: 0, callMs: 4_000, patienceMs: 5_000 };
    return receive(bench.services, { ...received, bodyDigest: 'digest' }, time);
  };
  if (twice) await request();
  const entries = await request();
  return { entries, asked };
}

describe('A request of twenty events', () => {
  const keyed = TWENTY.map(
    (n): TestEvent => ({ id: `e${n}`, says: { reasons: ['REFUND'] }, keys: [`order:${n}`] }),
  );

  it('that are found by their keys takes one commit, and as many reads as one event', async () => {
    const { entries, asked } = await askedFor(keyed);
    assert.deepEqual(new Set(entries.map(({ status }) => status)), new Set(['pending']));
    assert.deepEqual(asked, { reads: 2, commits: 1 });
  });

  it('takes no more when it comes again', async () => {
    const { asked } = await askedFor(keyed, true);
    assert.deepEqual(asked, { reads: 2, commits: 1 });
  });

  it('keeps the first of two that nobody can read under one id', async () => {
    const { ledger } = countingLedger();
    const bench = deliveryBench(ledger);
    const now = bench.clock.now();
    const readings = ['too new', 'too old'].map((unreadable) =>
      toReading({ id: 'e1', unreadable }, now),
    );
    const received = { provider: 'test', project: 'p', readings, body: Buffer.from('body') };
    const time = { finishBy: 0, callMs: 4_000, patienceMs: 5_000 };
    await receive(bench.services, { ...received, bodyDigest: 'digest' }, time);
    const refs = [{ collection: 'quarantine', id: digest('test', 'e1') }] as const;
    const [kept] = await ledger.transact((transaction) => transaction.get(refs));
    assert.equal(kept?.because, 'too new');
  });

  it('that nobody can read takes one commit, too', async () => {
    const unreadable = TWENTY.map((n): TestEvent => ({ id: `e${n}`, unreadable: 'too new' }));
    const { entries, asked } = await askedFor(unreadable);
    assert.deepEqual(
      entries,
      unreadable.map(({ id }) => ({ event: id, status: 'quarantined', because: 'too new' })),
    );
    assert.deepEqual(asked, { reads: 1, commits: 1 });
  });
});
