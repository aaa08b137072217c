import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Ledger, Total } from '../../shared/ledger/ledger.ts';
import { positionFrom } from '../../shared/ledger/redrivable.ts';
import { at, finding, head, key, put, read, write } from './records.ts';

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
      await write(ledger, 'findings', { f1: finding });
      const found = await read(ledger, 'findings', 'f1', 'f2');
      assert.deepEqual(found, [finding, undefined]);
    });

    it('keeps ids of different collections apart', async () => {
      const ledger = fresh().open();
      await write(ledger, 'heads', { same: head });
      assert.deepEqual(await read(ledger, 'keys', 'same'), [undefined]);
    });

    it('keeps the head of any assessment id there can be', async () => {
      const ledger = fresh().open();
      const ids = ['b6ac310000000000', '__reserved__', '-', 'x'.repeat(64)];
      const due = { ...head, dueAt: at(0) };
      await write(ledger, 'heads', Object.fromEntries(ids.map((id) => [id, due])));
      assert.deepEqual(
        await read(ledger, 'heads', ...ids),
        ids.map(() => due),
      );
      assert.deepEqual((await ledger.dueHeads(at(0), 9, 'oldest')).sort(), ids.sort());
    });

    it('keeps every text as it was, also quotes, emoji and 2^53 + 1 as text', async () => {
      const ledger = fresh().open();
      const odd = { ...finding, event: `'"\\ 😀 \u2028 9007199254740993` };
      await write(ledger, 'findings', { f1: odd });
      assert.deepEqual(await read(ledger, 'findings', 'f1'), [odd]);
    });

    it('writes nothing when the work fails', async () => {
      const ledger = fresh().open();
      const failing = ledger.transact(async (t) => {
        await put(t, 'heads', 'a', head);
        t.add(total, 1);
        throw new RangeError('on purpose');
      });
      await assert.rejects(failing, RangeError);
      assert.deepEqual(await read(ledger, 'heads', 'a'), [undefined]);
      assert.deepEqual(await ledger.totals(), []);
    });

    it('replaces and deletes', async () => {
      const ledger = fresh().open();
      await write(ledger, 'keys', { k: key });
      await write(ledger, 'keys', { k: { ...key, parked: ['f1'] } });
      const [replaced] = await read(ledger, 'keys', 'k');
      assert.deepEqual(replaced?.parked, ['f1']);
      await ledger.transact(async (t) => {
        await t.get([{ collection: 'keys', id: 'k' }]);
        t.delete('keys', 'k');
      });
      assert.deepEqual(await read(ledger, 'keys', 'k'), [undefined]);
    });

    it('loses no update of two handles that add to one record at the same time', async () => {
      const { open } = fresh();
      const ledgers = [open(), open()];
      await write(ledgers[0] as Ledger, 'keys', { k: key });
      const add = (ledger: Ledger, id: string) =>
        ledger.transact(async (t) => {
          const [record] = await t.get([{ collection: 'keys', id: 'k' }]);
          t.put('keys', 'k', { ...key, parked: [...(record?.parked ?? []), id] });
        });
      const ids = Array.from({ length: 20 }, (_, n) => `f${n}`);
      await Promise.all(ids.map((id, n) => add(ledgers[n % 2] as Ledger, id)));
      const [record] = await read(ledgers[1] as Ledger, 'keys', 'k');
      assert.deepEqual([...(record?.parked ?? [])].sort(), ids.sort());
    });

    it('finds due heads from the longest due or from the latest, and no others', async () => {
      const ledger = fresh().open();
      await write(ledger, 'heads', {
        later: { ...head, dueAt: at(60) },
        second: { ...head, dueAt: at(20) },
        first: { ...head, dueAt: at(10) },
        never: head,
      });
      assert.deepEqual(await ledger.dueHeads(at(20), 10, 'oldest'), ['first', 'second']);
      assert.deepEqual(await ledger.dueHeads(at(20), 1, 'oldest'), ['first']);
      assert.deepEqual(await ledger.dueHeads(at(20), 1, 'newest'), ['second']);
      assert.deepEqual(await ledger.dueHeads(at(9), 10, 'newest'), []);
    });

    it('finds what was parked too long', async () => {
      const ledger = fresh().open();
      await write(ledger, 'findings', {
        over: { ...finding, state: 'parked', parkedUntil: at(5) },
        'not-yet': { ...finding, state: 'parked', parkedUntil: at(50) },
        other: finding,
      });
      assert.deepEqual(await ledger.overdueParked(at(10), 10), ['over']);
    });

    it('finds what can be redriven in one state, oldest first and page by page', async () => {
      const ledger = fresh().open();
      const stranded = (state: 'dead' | 'shadowed', seconds: number, id: string) => ({
        ...finding,
        state,
        redrivable: `${positionFrom(state, at(seconds))}|${id}`,
      });
      await write(ledger, 'findings', {
        b: stranded('dead', 10, 'b'),
        a: stranded('dead', 10, 'a'),
        early: stranded('dead', 5, 'early'),
        other: stranded('shadowed', 10, 'other'),
        open: finding,
      });
      const ids = async (after: string, limit = 10) =>
        (await ledger.redrivable('dead', after, limit)).map(({ id }) => id);
      assert.deepEqual(await ids(positionFrom('dead', at(6))), ['a', 'b']);
      assert.deepEqual(await ids(positionFrom('dead', at(0))), ['early', 'a', 'b']);
      const [first] = await ledger.redrivable('dead', positionFrom('dead', at(6)), 1);
      assert.deepEqual(await ids(first?.position ?? ''), ['b']);
      assert.deepEqual(await ledger.redrivable('quarantined', 'quarantined|', 10), []);
    });

    it('sums up what is open', async () => {
      const ledger = fresh().open();
      assert.deepEqual(await ledger.openSummary(), { pending: 0, parked: 0 });
      await write(ledger, 'findings', {
        a: { ...finding, openSince: at(30) },
        b: { ...finding, state: 'parked', parkedUntil: at(90) },
        c: { ...finding, state: 'delivered' },
      });
      const summary = { pending: 1, parked: 1, oldestOpenSince: at(30) };
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
