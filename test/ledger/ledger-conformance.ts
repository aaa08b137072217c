import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Ledger, Total } from '../../shared/ledger/ledger.ts';
import type { FindingRecord, HeadRecord, KeyRecord } from '../../shared/ledger/records.ts';
import { instant } from '../../shared/time.ts';
import { START } from '../helpers/turnable-clock.ts';

const at = (seconds: number) => instant(START + seconds * 1000);

export const finding: FindingRecord = {
  provider: 'test',
  event: 'evt_1',
  eventType: 'test.event',
  fact: 'test:fact',
  keys: ['order:1'],
  annotation: { reasons: ['REFUND'] },
  because: 'it was refunded',
  eventTime: at(0),
  arrivedAt: at(0),
  state: 'pending',
  attempts: 0,
  uncertain: 0,
};

const head: HeadRecord = { open: [], firstSeenAt: at(0), expireAt: at(1000) };
const key: KeyRecord = { key: 'order:1', parked: [], expireAt: at(1000) };
const total: Total = {
  day: '2026-11-22',
  provider: 'test',
  eventType: 'test.event',
  outcome: 'delivered',
};

/**
 * What every store must do. `open` gives a handle to one and the same empty ledger each time it is
 * called within a test, as two processes would have.
 */
export function ledgerConformance(name: string, fresh: () => { open(): Ledger }): void {
  describe(`${name} as a ledger`, () => {
    it('gives back what was put, and undefined for what was not', async () => {
      const ledger = fresh().open();
      await ledger.transact(async (t) => t.put('findings', 'f1', finding));
      const found = await ledger.transact((t) => t.get('findings', ['f1', 'f2']));
      assert.deepEqual(found, [finding, undefined]);
    });

    it('keeps ids of different collections apart', async () => {
      const ledger = fresh().open();
      await ledger.transact(async (t) => t.put('heads', 'same', head));
      assert.deepEqual(await ledger.transact((t) => t.get('keys', ['same'])), [undefined]);
    });

    it('keeps every text as it was, also quotes, emoji and 2^53 + 1 as text', async () => {
      const ledger = fresh().open();
      const odd = { ...finding, event: `'"\\ 😀 \u2028 9007199254740993` };
      await ledger.transact(async (t) => t.put('findings', 'f1', odd));
      assert.deepEqual(await ledger.transact((t) => t.get('findings', ['f1'])), [odd]);
    });

    it('writes nothing when the work fails', async () => {
      const ledger = fresh().open();
      const failing = ledger.transact(async (t) => {
        t.put('heads', 'a', head);
        t.add(total, 1);
        throw new RangeError('on purpose');
      });
      await assert.rejects(failing, RangeError);
      assert.deepEqual(await ledger.transact((t) => t.get('heads', ['a'])), [undefined]);
      assert.deepEqual(await ledger.totals(), []);
    });

    it('replaces and deletes', async () => {
      const ledger = fresh().open();
      await ledger.transact(async (t) => t.put('keys', 'k', key));
      await ledger.transact(async (t) => t.put('keys', 'k', { ...key, parked: ['f1'] }));
      const [replaced] = await ledger.transact((t) => t.get('keys', ['k']));
      assert.deepEqual(replaced?.parked, ['f1']);
      await ledger.transact(async (t) => t.delete('keys', 'k'));
      assert.deepEqual(await ledger.transact((t) => t.get('keys', ['k'])), [undefined]);
    });

    it('loses no update of two handles that add to one record at the same time', async () => {
      const { open } = fresh();
      const ledgers = [open(), open()];
      await ledgers[0]?.transact(async (t) => t.put('keys', 'k', key));
      const add = (ledger: Ledger, id: string) =>
        ledger.transact(async (t) => {
          const [record] = await t.get('keys', ['k']);
          t.put('keys', 'k', { ...key, parked: [...(record?.parked ?? []), id] });
        });
      const ids = Array.from({ length: 40 }, (_, n) => `f${n}`);
      await Promise.all(ids.map((id, n) => add(ledgers[n % 2] as Ledger, id)));
      const [record] = (await ledgers[1]?.transact((t) => t.get('keys', ['k']))) ?? [];
      assert.deepEqual([...(record?.parked ?? [])].sort(), ids.sort());
    });

    it('finds due heads, longest due first, and no others', async () => {
      const ledger = fresh().open();
      await ledger.transact(async (t) => {
        t.put('heads', 'later', { ...head, dueAt: at(60) });
        t.put('heads', 'second', { ...head, dueAt: at(20) });
        t.put('heads', 'first', { ...head, dueAt: at(10) });
        t.put('heads', 'never', head);
      });
      assert.deepEqual(await ledger.dueHeads(at(20), 10), ['first', 'second']);
      assert.deepEqual(await ledger.dueHeads(at(20), 1), ['first']);
      assert.deepEqual(await ledger.dueHeads(at(9), 10), []);
    });

    it('finds what was parked too long', async () => {
      const ledger = fresh().open();
      await ledger.transact(async (t) => {
        t.put('findings', 'over', { ...finding, state: 'parked', parkedUntil: at(5) });
        t.put('findings', 'not-yet', { ...finding, state: 'parked', parkedUntil: at(50) });
        t.put('findings', 'other', finding);
      });
      assert.deepEqual(await ledger.overdueParked(at(10), 10), ['over']);
    });

    it('sums up what is open', async () => {
      const ledger = fresh().open();
      assert.deepEqual(await ledger.openSummary(), { pending: 0, parked: 0 });
      await ledger.transact(async (t) => {
        t.put('findings', 'a', { ...finding, openSince: at(30) });
        t.put('findings', 'b', { ...finding, state: 'parked', openSince: at(10) });
        t.put('findings', 'c', { ...finding, state: 'delivered' });
      });
      const summary = { pending: 1, parked: 1, oldestOpenSince: at(10) };
      assert.deepEqual(await ledger.openSummary(), summary);
    });

    it('adds totals up, down and away', async () => {
      const ledger = fresh().open();
      const add = (n: number) => ledger.transact(async (t) => t.add(total, n));
      await add(2);
      await add(3);
      assert.deepEqual(await ledger.totals(), [{ ...total, n: 5 }]);
      await add(-5);
      assert.deepEqual(await ledger.totals(), []);
    });

    it('lets two handles add to one total at the same time', async () => {
      const { open } = fresh();
      const ledgers = [open(), open()];
      const work = Array.from({ length: 30 }, (_, n) =>
        (ledgers[n % 2] as Ledger).transact(async (t) => t.add(total, 1)),
      );
      await Promise.all(work);
      assert.deepEqual(await ledgers[0]?.totals(), [{ ...total, n: 30 }]);
    });
  });
}
