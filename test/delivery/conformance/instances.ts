import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LEASE_MS } from '../../../shared/delivery/lease.ts';
import { deliveryBench } from '../../helpers/delivery-bench.ts';
import { AWAY } from '../../helpers/scripted-recaptcha.ts';
import { carrying, FRAUD, HOUR, MINUTE, REFUND, type Store } from './store.ts';

/** What several instances owe each other. */
export function instances(store: Store): void {
  describe(`delivery over ${store.name}: several instances`, () => {
    it('leaves a finding to the holder of the lease, who sends it in the same round', async () => {
      const { open } = store.fresh();
      const one = deliveryBench(open());
      const two = deliveryBench(open(), { clock: one.clock });
      const late = Promise.withResolvers<void>();
      one.api.answers.push(async () => {
        late.resolve();
        assert.deepEqual(await two.statuses(carrying('e2', REFUND)), ['pending']);
        return { kind: 'ok' };
      });
      assert.deepEqual(await one.statuses(carrying('e1', FRAUD, -10)), ['delivered']);
      await late.promise;
      assert.equal(two.api.calls.length, 0);
      assert.deepEqual(one.said()[1]?.reasons, ['REFUND']);
    });

    it('takes over when the lease of a dead instance has run out, and counts the doubt', async () => {
      const { open } = store.fresh();
      const dead = deliveryBench(open());
      const died = new RangeError('killed here');
      dead.api.answers.push(() => Promise.reject(died));
      await assert.rejects(dead.receive(carrying('e1', FRAUD)), died);
      const heir = deliveryBench(open(), { clock: dead.clock });
      heir.clock.turn(LEASE_MS - 1);
      assert.deepEqual((await heir.deliver()).counts, {});
      heir.clock.turn(1);
      assert.deepEqual((await heir.deliver()).counts, { delivered: 1 });
      const totals = (await heir.services.ledger.totals()).map(
        ({ outcome, n }) => `${outcome} ${n}`,
      );
      assert.deepEqual(totals.sort(), ['delivered 1', 'resent 1', 'uncertain 1']);
    });

    it('records what Google took although the lease was lost meanwhile', async () => {
      const { open } = store.fresh();
      const slow = deliveryBench(open());
      const fast = deliveryBench(open(), { clock: slow.clock });
      slow.api.answers.push(async () => {
        slow.clock.turn(LEASE_MS);
        fast.api.answers.push(async () => {
          await new Promise((resolve) => setTimeout(resolve, 50));
          return AWAY;
        });
        void fast.deliver();
        return { kind: 'ok' };
      });
      assert.deepEqual(await slow.statuses(carrying('e1', FRAUD)), ['delivered']);
      slow.clock.turn(HOUR);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await fast.deliver();
      assert.ok(fast.api.calls.length <= 1);
      assert.deepEqual(await slow.statuses(carrying('e1', FRAUD)), ['duplicate']);
    });

    it('sends each of many assessments once when two instances deliver at the same time', async () => {
      const { open } = store.fresh();
      const one = deliveryBench(open());
      const two = deliveryBench(open(), { clock: one.clock, api: one.api });
      one.api.answers.push(...Array.from({ length: 4 }, () => AWAY));
      for (let n = 0; n < 4; n += 1) {
        await one.receive({ id: `e${n}`, says: FRAUD, carried: `aaaaaaaaaaaaaa${10 + n}` });
      }
      one.clock.turn(MINUTE);
      one.api.calls.length = 0;
      await Promise.all([one.deliver(), two.deliver()]);
      assert.equal(one.api.calls.length, 4);
    });
  });
}
