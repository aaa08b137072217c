import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { A, deliveryBench, nameOf } from '../../helpers/delivery-bench.ts';
import { AWAY } from '../../helpers/scripted-recaptcha.ts';
import { carrying, FRAUD, HOUR, REFUND, type Store } from './store.ts';

/** What makes a label go out once. */
export function once(store: Store): void {
  describe(`delivery over ${store.name}: once`, () => {
    it('delivers what an event says about the assessment it carries', async () => {
      const { receive, api, services } = store.bench();
      const [entry] = await receive(carrying('e1', FRAUD));
      assert.deepEqual(entry, {
        event: 'e1',
        status: 'delivered',
        assessment: nameOf(A),
        because: 'because of e1',
      });
      assert.deepEqual(api.calls, [{ name: nameOf(A), said: FRAUD }]);
      assert.deepEqual(await services.ledger.openSummary(), { pending: 0, parked: 0 });
    });

    it('takes only the id of a carried name: the project is ours', async () => {
      const { receive, api } = store.bench();
      await receive({ id: 'e1', says: FRAUD, carried: `projects/foreign-shop/assessments/${A}` });
      assert.equal(api.calls[0]?.name, nameOf(A));
    });

    it('answers duplicate to a redelivery, and sends nothing', async () => {
      const { statuses, api } = store.bench();
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['delivered']);
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['duplicate']);
      assert.equal(api.calls.length, 1);
    });

    it('knows a fact by any of the two names it may have', async () => {
      const { statuses, api } = store.bench();
      const told = (id: string, fact: string, otherFact: string) =>
        statuses({ ...carrying(id, REFUND), fact, otherFact });
      assert.deepEqual(await told('e1', 'span-1', 'half-1'), ['delivered']);
      assert.deepEqual(await told('e2', 'span-2', 'half-1'), ['duplicate']);
      assert.deepEqual(await told('e3', 'span-1', 'half-0'), ['duplicate']);
      assert.deepEqual(await told('e4', 'span-3', 'half-3'), ['delivered']);
      assert.equal(api.calls.length, 2);
    });

    it('sends one label for several events that state one fact', async () => {
      const { statuses, api } = store.bench();
      await statuses({ ...carrying('e1', FRAUD), fact: 'dp_1:chargeback' });
      assert.deepEqual(await statuses({ ...carrying('e2', FRAUD), fact: 'dp_1:chargeback' }), [
        'duplicate',
      ]);
      assert.equal(api.calls.length, 1);
    });

    it('sends once when one event is delivered twenty times at the same moment by two instances', async () => {
      const { open } = store.fresh();
      const one = deliveryBench(open());
      const two = deliveryBench(open(), { api: one.api, clock: one.clock });
      const deliveries = Array.from({ length: 20 }, (_, n) =>
        (n % 2 ? one : two).statuses(carrying('e1', FRAUD)),
      );
      const statuses = (await Promise.all(deliveries)).flat();
      assert.equal(one.api.calls.length, 1);
      assert.ok(statuses.includes('delivered'), statuses.join());
    });

    it('opens a dead finding again when its event is delivered again', async () => {
      const { statuses, api } = store.bench();
      api.answers.push({ kind: 'refused', status: 'INVALID_ARGUMENT', message: 'no' });
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['dead']);
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['delivered']);
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['duplicate']);
    });

    it('says what the event says by now when it opens a dead finding again', async () => {
      const { statuses, api, said } = store.bench();
      api.answers.push({ kind: 'refused', status: 'INVALID_ARGUMENT', message: 'no' });
      await statuses(carrying('e1', REFUND));
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['delivered']);
      assert.deepEqual(said()[1], FRAUD);
    });

    it('opens a dead finding again as long as its fact is known', async () => {
      const { statuses, api, clock, deliver } = store.bench({ recordMs: HOUR, linkMs: 50 * HOUR });
      api.answers.push({ kind: 'refused', status: 'INVALID_ARGUMENT', message: 'no' });
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['dead']);
      clock.turn(49 * HOUR);
      await deliver();
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['delivered']);
    });

    it('tries a pending finding at once when its event is delivered again', async () => {
      const { statuses, api } = store.bench();
      api.answers.push(AWAY);
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['pending']);
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['delivered']);
      assert.equal(api.calls.length, 2);
    });

    it('counts duplicates and ignored events, and each finding under its state', async () => {
      const { receive, services } = store.bench();
      await receive(carrying('e1', FRAUD));
      await receive(carrying('e1', FRAUD));
      await receive({ id: 'e2' });
      const totals = (await services.ledger.totals()).map(({ outcome, n }) => `${outcome} ${n}`);
      assert.deepEqual(totals.sort(), ['delivered 1', 'duplicate 1', 'ignored 1']);
    });
  });
}
