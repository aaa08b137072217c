import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deliver } from '../../../shared/delivery/deliver.ts';
import { A } from '../../helpers/delivery-bench.ts';
import { AWAY, NO_ANSWER } from '../../helpers/scripted-recaptcha.ts';
import { read } from '../../ledger/records.ts';
import { carrying, FRAUD, HOUR, MINUTE, type Store } from './store.ts';

/** What happens while the API cannot take a label. */
export function retries(store: Store): void {
  describe(`delivery over ${store.name}: retries`, () => {
    it('retries later what the API could not take, and then delivers it', async () => {
      const { statuses, api, clock, deliver } = store.bench();
      api.answers.push(AWAY);
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['pending']);
      clock.turn(30_000);
      const report = await deliver();
      assert.deepEqual(report.counts, { delivered: 1 });
      assert.deepEqual(report.left, { pending: 0, parked: 0, due: false });
      assert.equal(api.calls.length, 2);
    });

    it('honours Retry-After', async () => {
      const { receive, api, clock, deliver } = store.bench();
      api.answers.push({
        kind: 'unavailable',
        httpStatus: 429,
        status: 'RESOURCE_EXHAUSTED',
        retryAfterMs: 10 * MINUTE,
        applied: 'no',
      });
      await receive(carrying('e1', FRAUD));
      clock.turn(9 * MINUTE);
      await deliver();
      assert.equal(api.calls.length, 1);
      clock.turn(MINUTE);
      await deliver();
      assert.equal(api.calls.length, 2);
    });

    it('gives up after three days of unavailability, and tells the age of the oldest meanwhile', async () => {
      const { receive, api, clock, deliver } = store.bench();
      api.otherwise = AWAY;
      await receive(carrying('e1', FRAUD));
      clock.turn(71 * HOUR);
      assert.equal((await deliver()).oldestOpenSeconds, 71 * 3600);
      clock.turn(HOUR);
      assert.deepEqual((await deliver()).counts, { dead: 1 });
    });

    it('never gives up while Google denies: a missing role must not cost labels', async () => {
      const { receive, api, clock, deliver, lines } = store.bench();
      api.otherwise = { kind: 'denied', httpStatus: 403, status: 'PERMISSION_DENIED' };
      await receive(carrying('e1', FRAUD));
      assert.ok(lines.some((line) => line.includes('"severity":"ERROR"')));
      for (let day = 0; day < 30; day += 1) {
        clock.turn(24 * HOUR);
        await deliver();
      }
      api.otherwise = { kind: 'ok' };
      clock.turn(HOUR);
      assert.deepEqual((await deliver()).counts, { delivered: 1 });
    });

    it('retries an unknown assessment for ten minutes, then records how old it was', async () => {
      const { receive, api, clock, deliver } = store.bench();
      api.otherwise = { kind: 'not_found' };
      const [entry] = await receive(carrying('e1', FRAUD));
      assert.equal(entry?.status, 'pending');
      clock.turn(9 * MINUTE);
      assert.deepEqual((await deliver()).counts, { pending: 1 });
      clock.turn(MINUTE);
      assert.deepEqual((await deliver()).counts, { dead: 1 });
    });

    it('sends nothing while the breaker is open, and lets deliver look again', async () => {
      const { statuses, api, clock, deliver } = store.bench();
      api.answers.push(...Array.from({ length: 5 }, () => AWAY));
      for (let n = 0; n < 8; n += 1) {
        await statuses({ id: `e${n}`, says: FRAUD, carried: `aaaaaaaaaaaaaa${10 + n}` });
      }
      assert.equal(api.calls.length, 5);
      clock.turn(30_000);
      const report = await deliver();
      assert.deepEqual(report.counts, { delivered: 8 });
      assert.equal(report.breaker, 'closed');
    });

    it('leaves the rest alone when the API is still away', async () => {
      const { receive, api, clock, deliver } = store.bench();
      api.otherwise = AWAY;
      for (let n = 0; n < 40; n += 1) {
        await receive({ id: `e${n}`, says: FRAUD, carried: `aaaaaaaaaaaaaa${10 + n}` });
      }
      clock.turn(30_000);
      const before = api.calls.length;
      const report = await deliver();
      assert.ok(api.calls.length - before <= 1, `${api.calls.length - before} calls`);
      assert.deepEqual(report.left, { pending: 40, parked: 0, due: true });
      assert.equal(report.breaker, 'open');
    });

    it('counts a call without an answer, and the call that repeats it', async () => {
      const { statuses, api, services } = store.bench();
      api.answers.push(NO_ANSWER);
      await statuses(carrying('e1', FRAUD));
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['delivered']);
      const totals = (await services.ledger.totals()).map(({ outcome, n }) => `${outcome} ${n}`);
      assert.deepEqual(totals.sort(), ['delivered 1', 'resent 1', 'uncertain 1']);
    });

    it('counts a call that was repeated because its connection was dead', async () => {
      const { statuses, api, services } = store.bench();
      api.answers.push({ kind: 'ok', repeated: true });
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['delivered']);
      const totals = (await services.ledger.totals()).map(({ outcome, n }) => `${outcome} ${n}`);
      assert.deepEqual(totals.sort(), ['delivered 1', 'resent 1', 'uncertain 1']);
    });

    it('claims nothing for which no whole call fits in the time left', async () => {
      const { receive, api, clock, services } = store.bench();
      api.answers.push(AWAY);
      await receive(carrying('e1', FRAUD));
      clock.turn(30_000);
      const owner = () => read(services.ledger, 'heads', A);
      const before = await owner();
      const time = { finishBy: clock.now() + 3_999, callMs: 4_000 };
      const report = await deliver(services, time);
      assert.deepEqual(await owner(), before);
      assert.ok(report.left.due);
      assert.equal(api.calls.length, 1);
    });
  });
}
