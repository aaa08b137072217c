import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { A, B, nameOf } from '../../helpers/delivery-bench.ts';
import { assessmentOf, linkAt, RIGHT, signIn, told, WRONG } from './sign-ins.ts';
import { MINUTE, type Store } from './store.ts';

/** Several sign-ins of one account: each gets its own label. */
export function accountsInTurn(store: Store): void {
  describe(`delivery over ${store.name}: sign-ins of one account`, () => {
    for (const arrivals of ['event 1, event 2', 'event 2, event 1']) {
      it(`gives two sign-ins within a minute each its own label (${arrivals}, links first)`, async () => {
        const bench = store.bench();
        await linkAt(bench, A, -40);
        await linkAt(bench, B, -10);
        const events = [signIn('e1', RIGHT, -38), signIn('e2', RIGHT, -8)];
        if (arrivals.startsWith('event 2')) events.reverse();
        for (const event of events) {
          assert.deepEqual(await bench.statuses(event), ['delivered']);
        }
        assert.deepEqual(told(bench).sort(), [
          ['1', 'CORRECT_PASSWORD'],
          ['2', 'CORRECT_PASSWORD'],
        ]);
      });
    }

    it('lets the second sign-in wait for its own link, rather than tell the first one twice', async () => {
      const bench = store.bench();
      await linkAt(bench, A, -40);
      assert.deepEqual(await bench.statuses(signIn('e1', RIGHT, -38)), ['delivered']);
      assert.deepEqual(await bench.statuses(signIn('e2', RIGHT, -8)), ['parked']);
      assert.equal(await linkAt(bench, B, -10), 1);
      assert.deepEqual(told(bench), [
        ['1', 'CORRECT_PASSWORD'],
        ['2', 'CORRECT_PASSWORD'],
      ]);
    });

    for (const first of ['e1', 'e2']) {
      it(`gives each its own label when it is linked after its event, ${first} told first`, async () => {
        const bench = store.bench();
        const events = [signIn('e1', RIGHT, -50), signIn('e2', RIGHT, -10)];
        for (const event of first === 'e1' ? events : events.toReversed()) {
          assert.deepEqual(await bench.statuses(event), ['parked']);
        }
        assert.equal(await linkAt(bench, A, -48), 1);
        assert.equal(await linkAt(bench, B, -8), 1);
        const order = bench.api.calls.map(({ name }) => name);
        assert.deepEqual(order, [nameOf(A), nameOf(B)]);
        const times = await Promise.all(['e1', 'e2'].map((id) => assessmentOf(bench, id)));
        assert.deepEqual(times, [A, B]);
      });
    }

    it('tells one assessment the wrong password, the right one, and what came of it', async () => {
      const bench = store.bench();
      await linkAt(bench, A, -10);
      await bench.receive(signIn('e1', WRONG, -9));
      await bench.receive(signIn('e2', RIGHT, -6));
      await bench.receive(signIn('e3', { reasons: ['PASSED_TWO_FACTOR'] }, -1));
      assert.deepEqual(
        told(bench).map(([name]) => name),
        ['1', '1', '1'],
      );
    });

    it('releases only those for whom the linked assessment is meant', async () => {
      const bench = store.bench();
      const early = signIn('early', RIGHT, -10 * 60);
      assert.deepEqual(await bench.statuses(early), ['parked']);
      assert.deepEqual(await bench.statuses(signIn('now', RIGHT)), ['parked']);
      assert.equal(await linkAt(bench, A, -3), 1);
      assert.equal(await linkAt(bench, B, -10 * 60 - 3), 1);
      assert.deepEqual(told(bench), [
        ['1', 'CORRECT_PASSWORD'],
        ['2', 'CORRECT_PASSWORD'],
      ]);
    });

    it('releases in one process what the other parks at the same moment', async () => {
      const [one, two] = store.twoInstances();
      for (let n = 0; n < 8; n += 1) {
        const accountId = `user-${n}`;
        const assessment = `ccccccccccccccc${n}`;
        const event = signIn(`e${n}`, RIGHT, 0, { ids: [accountId] });
        await Promise.all([one.receive(event), linkAt(two, assessment, -5, { accountId })]);
      }
      one.clock.turn(MINUTE);
      await one.deliver();
      assert.deepEqual(one.api.calls.map(({ name }) => name.slice(-1)).sort(), [
        '0',
        '1',
        '2',
        '3',
        '4',
        '5',
        '6',
        '7',
      ]);
    });
  });
}
