import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Annotation } from '../../../shared/annotation/annotation.ts';
import { A, B, nameOf } from '../../helpers/delivery-bench.ts';
import {
  CAPTURE,
  carrying,
  FRAUD,
  findingId,
  HOUR,
  REFUND,
  type Store,
  waitingFor,
  waitingSince,
} from './store.ts';

/** How an event finds its assessment. */
export function links(store: Store): void {
  describe(`delivery over ${store.name}: links`, () => {
    it('parks what names no known assessment and sends it when a site links the key', async () => {
      const { statuses, api, link } = store.bench();
      assert.deepEqual(await statuses({ id: 'e1', says: FRAUD, keys: ['order:1'] }), ['parked']);
      assert.equal(await link(A, ['order:1']), 1);
      assert.equal(await link(A, ['order:1']), 0);
      assert.deepEqual(api.calls, [{ name: nameOf(A), said: FRAUD }]);
    });

    it('links the keys of an event that carries an assessment, for events before and after it', async () => {
      const { statuses, api } = store.bench();
      const keys = ['test:ch_1', 'test:pi_1'];
      assert.deepEqual(await statuses({ id: 'early', says: REFUND, keys: ['test:ch_1'] }), [
        'parked',
      ]);
      assert.deepEqual(await statuses({ id: 'payment', says: CAPTURE, keys, carried: A }), [
        'delivered',
      ]);
      assert.deepEqual(await statuses({ id: 'late', says: FRAUD, keys: ['test:pi_1'] }), [
        'delivered',
      ]);
      assert.deepEqual(
        api.calls.map(({ name }) => name),
        Array(3).fill(nameOf(A)),
      );
    });

    it('links also for an event that says nothing', async () => {
      const { statuses } = store.bench();
      await statuses({ id: 'created', keys: ['test:pi_1'], carried: A });
      assert.deepEqual(await statuses({ id: 'e1', says: FRAUD, keys: ['test:pi_1'] }), [
        'delivered',
      ]);
    });

    it('lets the last link win, and the most specific key first', async () => {
      const { statuses, api, link } = store.bench();
      await link(A, ['test:pi_1']);
      await link(B, ['test:pi_1', 'test:ch_1']);
      await link(A, ['test:ch_1']);
      await statuses({ id: 'e1', says: FRAUD, keys: ['test:ch_1', 'test:pi_1'] });
      await statuses({ id: 'e2', says: REFUND, keys: ['test:pi_1'] });
      assert.deepEqual(
        api.calls.map(({ name }) => name),
        [nameOf(A), nameOf(B)],
      );
    });

    it('ends as unmatched when no link came in time, and opens again with its event', async () => {
      const { statuses, clock, deliver, link } = store.bench();
      const event = { id: 'e1', says: FRAUD, keys: ['order:1'] };
      await statuses(event);
      clock.turn(24 * HOUR - 1);
      assert.deepEqual((await deliver()).counts, {});
      clock.turn(1);
      assert.deepEqual((await deliver()).counts, { unmatched: 1 });
      assert.equal(await link(A, ['order:1']), 0);
      assert.deepEqual(await statuses({ ...event, at: -24 * 3600 }), ['delivered']);
    });

    it('does not wait for a link that no key can bring', async () => {
      const { statuses } = store.bench();
      assert.deepEqual(await statuses({ id: 'e1', says: FRAUD }), ['unmatched']);
    });

    it('treats an unreadable carried value as none, and says so in the log', async () => {
      const { statuses, lines } = store.bench();
      const event = { id: 'e1', says: FRAUD, keys: ['order:1'], carried: '../../secrets' };
      assert.deepEqual(await statuses(event), ['parked']);
      assert.ok(lines.some((line) => line.includes('no assessment name')));
      assert.ok(!lines.some((line) => line.includes('secrets')));
    });

    it("drops an amount in another currency than the payment's, and keeps the label", async () => {
      const { receive, said } = store.bench();
      const keys = ['test:pi_1'];
      await receive({ id: 'pay', says: CAPTURE, keys, carried: A, paymentCurrency: 'EUR' });
      const says: Annotation = {
        ...REFUND,
        transactionEvent: { eventType: 'REFUND', value: '12.50' },
      };
      await receive({ id: 'same', says, keys, currency: 'EUR', fact: 'r1' });
      await receive({ id: 'other', says, keys, currency: 'USD', fact: 'r2' });
      assert.deepEqual(
        said().map(({ transactionEvent }) => transactionEvent?.value),
        [undefined, '12.50', undefined],
      );
    });

    it('dates an event from the future with the time of its receipt', async () => {
      const { receive, said } = store.bench();
      await receive(carrying('soon', CAPTURE, 5 * 60));
      await receive(carrying('next-year', { ...CAPTURE }, 365 * 24 * 3600));
      assert.deepEqual(
        said().map(({ transactionEvent }) => transactionEvent?.eventTime),
        ['2026-11-22T12:05:00.000Z', '2026-11-22T12:00:00.000Z'],
      );
    });

    it('keeps the links of older keys when another event states a parked fact under more keys', async () => {
      const { statuses, link, api } = store.bench();
      const fact = 'dp_1:chargeback';
      await statuses({ id: 'e1', says: FRAUD, keys: ['test:ch_1'], fact });
      await statuses({ id: 'other', says: REFUND, keys: ['test:ch_1'] });
      assert.deepEqual(await statuses({ id: 'e2', says: FRAUD, keys: ['test:pi_1'], fact }), [
        'duplicate',
      ]);
      assert.equal(await link(A, ['test:ch_1']), 2);
      assert.equal(api.calls.length, 2);
    });

    it('is off the lists of those that wait once it is unmatched, and others are not', async () => {
      const bench = store.bench();
      await bench.statuses({ id: 'e1', says: FRAUD, keys: ['order:1', 'order:2'] });
      bench.clock.turn(HOUR);
      await bench.statuses({ id: 'e2', says: REFUND, keys: ['order:2'] });
      bench.clock.turn(23.5 * HOUR);
      assert.deepEqual((await bench.deliver()).counts, { unmatched: 1 });
      assert.deepEqual(await waitingFor(bench, 'order:1'), []);
      assert.deepEqual(await waitingFor(bench, 'order:2'), [findingId('e2')]);
    });

    it('finds an unmatched fact by a key of its first event that was linked after the parking time', async () => {
      const { statuses, clock, deliver, link } = store.bench();
      const fact = 'one fact';
      await statuses({ id: 'e1', says: FRAUD, fact, keys: ['order:1', 'order:2'] });
      clock.turn(24 * HOUR);
      await deliver();
      await link(A, ['order:1']);
      const second = { id: 'e2', says: FRAUD, fact, keys: ['order:2'] };
      assert.deepEqual(await statuses(second), ['delivered']);
    });

    it('lets an unmatched fact wait under the keys of the event that opens it again', async () => {
      const { statuses, clock, deliver, link } = store.bench();
      const fact = 'one fact';
      await statuses({ id: 'e1', says: FRAUD, fact, keys: ['order:1'] });
      clock.turn(24 * HOUR);
      await deliver();
      const second = { id: 'e2', says: FRAUD, fact, keys: ['order:2'] };
      assert.deepEqual(await statuses(second), ['parked']);
      assert.equal(await link(A, ['order:2']), 1);
    });

    it('finds a parked fact by the keys of whichever event states it', async () => {
      const { statuses, link } = store.bench();
      const fact = 'dp_1:chargeback';
      await statuses({ id: 'e1', says: FRAUD, keys: ['test:ch_1'], fact });
      await statuses({ id: 'e2', says: FRAUD, keys: ['test:pi_1'], fact });
      assert.equal(await link(A, ['test:pi_1']), 1);
    });

    it("learns the payment's currency also from an event that found its assessment by a link", async () => {
      const { receive, link, said } = store.bench();
      await link(A, ['test:pi_1']);
      await receive({ id: 'pay', says: CAPTURE, keys: ['test:pi_1'], paymentCurrency: 'EUR' });
      const transactionEvent = { eventType: 'CHARGEBACK', value: '54' } as const;
      await receive({
        id: 'dispute',
        says: { ...FRAUD, transactionEvent },
        keys: ['test:pi_1'],
        currency: 'USD',
      });
      assert.equal(said()[1]?.transactionEvent?.value, undefined);
    });

    it('cannot miss what waits anew at the same time: its keys are written with it', async () => {
      const bench = store.bench();
      const { statuses, clock, deliver } = bench;
      const event = { id: 'e1', says: FRAUD, keys: ['test:pi_1'] };
      await statuses(event);
      const before = await waitingSince(bench, 'test:pi_1');
      clock.turn(24 * HOUR);
      assert.deepEqual((await deliver()).counts, { unmatched: 1 });
      assert.deepEqual(await statuses(event), ['parked']);
      assert.ok((await waitingSince(bench, 'test:pi_1')) > before);
    });

    it('passes a link on to the other keys of an event that found it', async () => {
      const { statuses, link } = store.bench();
      await link(A, ['test:pi_1']);
      await statuses({ id: 'pay', says: CAPTURE, keys: ['test:ch_1', 'test:pi_1'] });
      assert.deepEqual(await statuses({ id: 'warning', says: FRAUD, keys: ['test:ch_1'] }), [
        'delivered',
      ]);
    });

    it('is not moved back by a redelivery, nor by an older event that comes late', async () => {
      const { statuses, api } = store.bench();
      const pay = (id: string, carried: string, at: number) => ({
        id,
        says: CAPTURE,
        keys: ['test:pi_1'],
        carried,
        at,
      });
      await statuses(pay('first', A, -30));
      await statuses(pay('second', B, -20));
      assert.deepEqual(await statuses(pay('first', A, -30)), ['duplicate']);
      await statuses(pay('oldest', A, -40));
      await statuses({ id: 'review', says: FRAUD, keys: ['test:pi_1'] });
      assert.equal(api.calls.at(-1)?.name, nameOf(B));
    });
  });
}
