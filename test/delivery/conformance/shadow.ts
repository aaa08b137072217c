import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { A, deliveryBench, nameOf } from '../../helpers/delivery-bench.ts';
import { AWAY } from '../../helpers/scripted-recaptcha.ts';
import { redriving } from './redriving.ts';
import { carrying, FAKE, FRAUD, GENUINE, HOUR, MINUTE, type Store } from './store.ts';

const ALL = { shadows: () => true };
const ONLY_TEST = { shadows: (provider: string) => provider === 'test' };

/** Everything but the call. */
export function shadow(store: Store): void {
  describe(`delivery over ${store.name}: shadow mode`, () => {
    it('records and sends nothing, and a shadowed finding is known by event and by fact', async () => {
      const { statuses, api, deliver } = store.bench(ALL);
      const fact = 'dp_1:chargeback';
      assert.deepEqual(await statuses({ ...carrying('e1', FRAUD), fact }), ['shadowed']);
      assert.deepEqual(await statuses({ ...carrying('e1', FRAUD), fact }), ['duplicate']);
      assert.deepEqual(await statuses({ ...carrying('e2', FRAUD), fact }), ['duplicate']);
      await deliver();
      assert.equal(api.calls.length, 0);
    });

    it('parks what names no known assessment, and records it when it is linked', async () => {
      const { statuses, api, link, deliver } = store.bench(ALL);
      assert.deepEqual(await statuses({ id: 'e1', says: FRAUD, keys: ['order:1'] }), ['parked']);
      assert.equal(await link(A, ['order:1']), 1);
      assert.deepEqual((await deliver()).left, { pending: 0, parked: 0, due: false });
      assert.deepEqual(await statuses({ id: 'e1', says: FRAUD, keys: ['order:1'] }), ['duplicate']);
      assert.equal(api.calls.length, 0);
    });

    it('holds back what was pending when it was switched on, and tells what would have been sent', async () => {
      const { open } = store.fresh();
      const before = deliveryBench(open());
      before.api.answers.push(AWAY);
      const personal = { accountId: 'u-1', transactionEvent: { reason: '10.4', value: '12.50' } };
      await before.receive(carrying('e1', { ...FRAUD, ...personal }));
      const after = deliveryBench(open(), { policy: ALL });
      after.clock.turn(HOUR);
      const { counts, wouldSend } = await after.deliver();
      assert.deepEqual(counts, { shadowed: 1 });
      assert.deepEqual(wouldSend, [
        {
          event: 'e1',
          eventType: 'test.event',
          provider: 'test',
          assessment: nameOf(A),
          because: 'because of e1',
          wouldSend: { ...FRAUD, transactionEvent: {} },
        },
      ]);
      assert.equal(after.api.calls.length, 0);
    });

    it('is for the named providers only', async () => {
      const { statuses, said, deliver } = store.bench(ONLY_TEST);
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['shadowed']);
      const other = { ...carrying('e2', GENUINE), provider: 'other' };
      assert.deepEqual(await statuses(other), ['delivered']);
      assert.deepEqual(said(), [GENUINE]);
      assert.equal((await deliver()).wouldSend, undefined);
    });

    it('does not count as told: only what was sent supersedes', async () => {
      const { statuses } = store.bench(ONLY_TEST);
      const real = (id: string, at: number) => ({ ...carrying(id, FAKE, at), provider: 'other' });
      await statuses(carrying('shadowed', GENUINE, -10));
      assert.deepEqual(await statuses(real('real', -20)), ['delivered']);
      assert.deepEqual(await statuses(carrying('too-old', GENUINE, -30)), ['superseded']);
    });

    it('is made up for by a redrive once it is over, in order', async () => {
      const { open } = store.fresh();
      const before = deliveryBench(open(), { policy: ALL });
      await before.statuses(carrying('newer', GENUINE, -10));
      await before.statuses(carrying('older', FAKE, -20));
      const refused = await redriving(before, { state: 'shadowed' });
      assert.deepEqual([refused.reopened, refused.skipped], [0, 2]);
      assert.match(refused.results[0]?.note ?? '', /shadow mode/);

      const after = deliveryBench(open());
      after.clock.turn(MINUTE);
      assert.equal((await redriving(after, { state: 'shadowed' })).reopened, 2);
      assert.deepEqual((await after.deliver()).counts, { delivered: 2 });
      assert.deepEqual(after.said(), [FAKE, GENUINE]);
    });
  });
}
