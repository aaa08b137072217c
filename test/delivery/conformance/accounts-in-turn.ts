import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instant } from '../../../shared/time.ts';
import { A, B } from '../../helpers/delivery-bench.ts';
import { assessmentOf, linkAt, RIGHT, SPAM, signIn, told, USER, WRONG } from './sign-ins.ts';
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

    const ORDERS = [
      ['e1', 'e2', 'A', 'B'],
      ['e1', 'e2', 'B', 'A'],
      ['e2', 'e1', 'A', 'B'],
      ['e2', 'e1', 'B', 'A'],
      ['A', 'e1', 'e2', 'B'],
      ['B', 'e2', 'A', 'e1'],
    ];
    for (const order of ORDERS) {
      it(`gives two sign-ins within a minute each its own label, told in the order ${order}`, async () => {
        const bench = store.bench();
        const happen: Readonly<Record<string, () => Promise<unknown>>> = {
          A: () => linkAt(bench, A, -40),
          B: () => linkAt(bench, B, -10),
          e1: () => bench.receive(signIn('e1', RIGHT, -38)),
          e2: () => bench.receive(signIn('e2', RIGHT, -8)),
        };
        for (const what of order) await happen[what]?.();
        const found = await Promise.all(['e1', 'e2'].map((id) => assessmentOf(bench, id)));
        assert.deepEqual(found, [A, B]);
      });
    }

    for (const order of [
      [A, B],
      [B, A],
    ]) {
      it(`looks at all that one request links, in the order ${order.join()}, before it releases`, async () => {
        const bench = store.bench();
        await bench.receive(signIn('e1', WRONG, -38));
        await bench.receive(signIn('e2', RIGHT, -8));
        const at: Readonly<Record<string, number>> = { [A]: -40, [B]: -10 };
        const items = order.map((assessment) => ({
          assessment,
          accountId: USER,
          createTime: instant(bench.clock.now() + (at[assessment] ?? 0) * 1000),
        }));
        assert.deepEqual(await bench.linkItems(items), [1, 1]);
        const found = await Promise.all(['e1', 'e2'].map((id) => assessmentOf(bench, id)));
        assert.deepEqual(found, [A, B]);
      });
    }

    it('never gives what an older assessment was told before to one that was made later', async () => {
      const bench = store.bench();
      await linkAt(bench, A, -100);
      assert.deepEqual(await bench.statuses(signIn('e1', WRONG, -90)), ['delivered']);
      assert.deepEqual(await bench.statuses(signIn('e2', WRONG, -80)), ['parked']);
      assert.equal(await linkAt(bench, B, -20), 0);
      assert.deepEqual(told(bench), [['1', 'INCORRECT_PASSWORD']]);
    });

    it('tells one assessment anew when it stands for another sign-in, as a session token does', async () => {
      const bench = store.bench();
      await linkAt(bench, A, -600);
      assert.deepEqual(await bench.statuses(signIn('e1', RIGHT, -590)), ['delivered']);
      await linkAt(bench, A, -60);
      assert.deepEqual(await bench.statuses(signIn('e2', RIGHT, -50)), ['delivered']);
      await linkAt(bench, A, -600);
      assert.deepEqual(await bench.statuses(signIn('e3', WRONG, -40)), ['delivered']);
      assert.deepEqual(await bench.statuses(signIn('e4', RIGHT, -30)), ['parked']);
    });

    it('lets what is no part of a sign-in be told as often as it happens', async () => {
      const bench = store.bench();
      await linkAt(bench, A, -100, { action: 'signup' });
      const spam = { action: 'sign-up', within: 'ever' };
      for (const id of ['e1', 'e2']) {
        assert.deepEqual(await bench.statuses(signIn(id, SPAM, 0, spam)), ['delivered']);
      }
    });

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
