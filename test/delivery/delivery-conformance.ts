import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Annotation } from '../../shared/annotation/annotation.ts';
import { LEASE_MS } from '../../shared/delivery/lease.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import { A, B, deliveryBench, nameOf } from '../helpers/delivery-bench.ts';
import { AWAY, NO_ANSWER } from '../helpers/scripted-recaptcha.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const FRAUD: Annotation = { annotation: 'FRAUDULENT', reasons: ['CHARGEBACK_FRAUD'] };
const REFUND: Annotation = { reasons: ['REFUND'] };
const CAPTURE: Annotation = { transactionEvent: { eventType: 'PAYMENT_CAPTURE' } };

/** What delivery promises, whatever store is under it. */
export function deliveryConformance(name: string, fresh: () => { open(): Ledger }): void {
  const bench = (policy = {}) => deliveryBench(fresh().open(), { policy });
  const carrying = (id: string, says: Annotation, at = 0) => ({ id, says, at, carried: A });

  describe(`delivery over ${name}: once`, () => {
    it('delivers what an event says about the assessment it carries', async () => {
      const { receive, api, services } = bench();
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
      const { receive, api } = bench();
      await receive({ id: 'e1', says: FRAUD, carried: `projects/foreign-shop/assessments/${A}` });
      assert.equal(api.calls[0]?.name, nameOf(A));
    });

    it('answers duplicate to a redelivery, and sends nothing', async () => {
      const { statuses, api } = bench();
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['delivered']);
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['duplicate']);
      assert.equal(api.calls.length, 1);
    });

    it('sends one label for several events that state one fact', async () => {
      const { statuses, api } = bench();
      await statuses({ ...carrying('e1', FRAUD), fact: 'dp_1:chargeback' });
      assert.deepEqual(await statuses({ ...carrying('e2', FRAUD), fact: 'dp_1:chargeback' }), [
        'duplicate',
      ]);
      assert.equal(api.calls.length, 1);
    });

    it('sends once when one event is delivered twenty times at the same moment by two instances', async () => {
      const { open } = fresh();
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
      const { statuses, api } = bench();
      api.answers.push({ kind: 'refused', status: 'INVALID_ARGUMENT', message: 'no' });
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['dead']);
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['delivered']);
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['duplicate']);
    });

    it('tries a pending finding at once when its event is delivered again', async () => {
      const { statuses, api } = bench();
      api.answers.push(AWAY);
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['pending']);
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['delivered']);
      assert.equal(api.calls.length, 2);
    });

    it('records in shadow mode and sends nothing, and a shadowed finding counts as known', async () => {
      const { statuses, api, deliver } = bench({ shadows: () => true });
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['shadowed']);
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['duplicate']);
      await deliver();
      assert.equal(api.calls.length, 0);
    });

    it('sends nothing that was pending when shadow mode was switched on', async () => {
      const { open } = fresh();
      const before = deliveryBench(open());
      before.api.answers.push(AWAY);
      await before.receive(carrying('e1', FRAUD));
      const after = deliveryBench(open(), { policy: { shadows: () => true } });
      after.clock.turn(HOUR);
      const { counts } = await after.deliver();
      assert.deepEqual(counts, { shadowed: 1 });
      assert.equal(after.api.calls.length, 0);
    });

    it('counts duplicates and ignored events, and each finding under its state', async () => {
      const { receive, services } = bench();
      await receive(carrying('e1', FRAUD));
      await receive(carrying('e1', FRAUD));
      await receive({ id: 'e2' });
      const totals = (await services.ledger.totals()).map(({ outcome, n }) => `${outcome} ${n}`);
      assert.deepEqual(totals.sort(), ['delivered 1', 'duplicate 1', 'ignored 1']);
    });
  });

  describe(`delivery over ${name}: retries`, () => {
    it('retries later what the API could not take, and then delivers it', async () => {
      const { statuses, api, clock, deliver } = bench();
      api.answers.push(AWAY);
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['pending']);
      clock.turn(30_000);
      const report = await deliver();
      assert.deepEqual(report.counts, { delivered: 1 });
      assert.deepEqual(report.left, { pending: 0, parked: 0, due: false });
      assert.equal(api.calls.length, 2);
    });

    it('honours Retry-After', async () => {
      const { receive, api, clock, deliver } = bench();
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
      const { receive, api, clock, deliver } = bench();
      api.otherwise = AWAY;
      await receive(carrying('e1', FRAUD));
      clock.turn(71 * HOUR);
      assert.equal((await deliver()).oldestOpenSeconds, 71 * 3600);
      clock.turn(HOUR);
      assert.deepEqual((await deliver()).counts, { dead: 1 });
    });

    it('never gives up while Google denies: a missing role must not cost labels', async () => {
      const { receive, api, clock, deliver, lines } = bench();
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
      const { receive, api, clock, deliver } = bench();
      api.otherwise = { kind: 'not_found' };
      const [entry] = await receive(carrying('e1', FRAUD));
      assert.equal(entry?.status, 'pending');
      clock.turn(9 * MINUTE);
      assert.deepEqual((await deliver()).counts, { pending: 1 });
      clock.turn(MINUTE);
      assert.deepEqual((await deliver()).counts, { dead: 1 });
    });

    it('sends nothing while the breaker is open, and lets deliver look again', async () => {
      const { statuses, api, clock, deliver } = bench();
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
      const { receive, api, clock, deliver } = bench();
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
      const { statuses, api, services } = bench();
      api.answers.push(NO_ANSWER);
      await statuses(carrying('e1', FRAUD));
      assert.deepEqual(await statuses(carrying('e1', FRAUD)), ['delivered']);
      const totals = (await services.ledger.totals()).map(({ outcome, n }) => `${outcome} ${n}`);
      assert.deepEqual(totals.sort(), ['delivered 1', 'resent 1', 'uncertain 1']);
    });
  });

  describe(`delivery over ${name}: links`, () => {
    it('parks what names no known assessment and sends it when a site links the key', async () => {
      const { statuses, api, link } = bench();
      assert.deepEqual(await statuses({ id: 'e1', says: FRAUD, keys: ['order:1'] }), ['parked']);
      assert.equal(await link(A, ['order:1']), 1);
      assert.equal(await link(A, ['order:1']), 0);
      assert.deepEqual(api.calls, [{ name: nameOf(A), said: FRAUD }]);
    });

    it('links the keys of an event that carries an assessment, for events before and after it', async () => {
      const { statuses, api } = bench();
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
      const { statuses } = bench();
      await statuses({ id: 'created', keys: ['test:pi_1'], carried: A });
      assert.deepEqual(await statuses({ id: 'e1', says: FRAUD, keys: ['test:pi_1'] }), [
        'delivered',
      ]);
    });

    it('lets the last link win, and the most specific key first', async () => {
      const { statuses, api, link } = bench();
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
      const { statuses, clock, deliver, link } = bench();
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
      const { statuses } = bench();
      assert.deepEqual(await statuses({ id: 'e1', says: FRAUD }), ['unmatched']);
    });

    it('treats an unreadable carried value as none, and says so in the log', async () => {
      const { statuses, lines } = bench();
      const event = { id: 'e1', says: FRAUD, keys: ['order:1'], carried: '../../secrets' };
      assert.deepEqual(await statuses(event), ['parked']);
      assert.ok(lines.some((line) => line.includes('no assessment name')));
      assert.ok(!lines.some((line) => line.includes('secrets')));
    });

    it("drops an amount in another currency than the payment's, and keeps the label", async () => {
      const { receive, said } = bench();
      const keys = ['test:pi_1'];
      await receive({ id: 'pay', says: CAPTURE, keys, carried: A, currency: 'EUR' });
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
      const { receive, said } = bench();
      await receive(carrying('soon', CAPTURE, 5 * 60));
      await receive(carrying('next-year', { ...CAPTURE }, 365 * 24 * 3600));
      assert.deepEqual(
        said().map(({ transactionEvent }) => transactionEvent?.eventTime),
        ['2026-11-22T12:05:00.000Z', '2026-11-22T12:00:00.000Z'],
      );
    });
  });

  describe(`delivery over ${name}: order`, () => {
    it('sends open findings by event time, whatever order they came in', async () => {
      const { receive, api, clock, deliver, said } = bench();
      api.answers.push(AWAY, AWAY, AWAY);
      await receive(carrying('third', { reasons: ['SOCIAL_SPAM'] }, -10));
      await receive(carrying('first', { reasons: ['REFUND'] }, -30));
      await receive(carrying('second', { reasons: ['REFUND_FRAUD'] }, -20));
      clock.turn(MINUTE);
      api.calls.length = 0;
      await deliver();
      assert.deepEqual(said(), [
        { reasons: ['REFUND'] },
        { reasons: ['REFUND_FRAUD'] },
        { reasons: ['SOCIAL_SPAM'] },
      ]);
    });

    it('holds back what is newer than a failing finding, and tries both when something arrives', async () => {
      const { statuses, api } = bench();
      api.answers.push(AWAY, AWAY);
      assert.deepEqual(await statuses(carrying('old', REFUND, -30)), ['pending']);
      assert.deepEqual(await statuses(carrying('new', FRAUD, -10)), ['pending']);
      assert.deepEqual(
        api.calls.map(({ said }) => said),
        [REFUND, REFUND],
      );
      assert.deepEqual(await statuses(carrying('newest', CAPTURE)), ['delivered']);
      assert.equal(api.calls.length, 5);
    });

    it('lets a dead finding pass so that those behind it go out', async () => {
      const { statuses, api } = bench();
      api.answers.push(AWAY);
      await statuses(carrying('old', REFUND, -30));
      api.answers.push({ kind: 'refused', status: 'INVALID_ARGUMENT', message: 'no' });
      assert.deepEqual(await statuses(carrying('new', FRAUD, -10)), ['delivered']);
    });

    it('repeats the standing verdict with what says none', async () => {
      const { receive, said } = bench();
      await receive(carrying('e1', FRAUD, -30));
      await receive(carrying('e2', REFUND, -10));
      assert.deepEqual(said()[1], { annotation: 'FRAUDULENT', ...REFUND });
    });

    it('does not flip a verdict by an older fact, yet sends its transaction event', async () => {
      const { statuses, said } = bench();
      const dispute: Annotation = {
        ...FRAUD,
        transactionEvent: { eventType: 'CHARGEBACK', reason: '10.4' },
      };
      await statuses(carrying('won', { annotation: 'LEGITIMATE' }, -10));
      assert.deepEqual(await statuses(carrying('dispute', dispute, -30)), ['delivered']);
      const second = said()[1];
      assert.equal(second?.annotation, 'LEGITIMATE');
      assert.equal(second?.transactionEvent?.eventType, 'CHARGEBACK');
    });

    it('supersedes an older verdict that has nothing else to say', async () => {
      const { statuses, api } = bench();
      await statuses(carrying('new', { annotation: 'LEGITIMATE' }, -10));
      assert.deepEqual(await statuses(carrying('old', { annotation: 'FRAUDULENT' }, -30)), [
        'superseded',
      ]);
      assert.equal(api.calls.length, 1);
    });

    it('never sends INITIATED_TWO_FACTOR after an outcome, whatever its time', async () => {
      const { statuses, api } = bench();
      await statuses(carrying('passed', { reasons: ['PASSED_TWO_FACTOR'] }, -10));
      const initiated: Annotation = { reasons: ['INITIATED_TWO_FACTOR'] };
      assert.deepEqual(await statuses(carrying('older', initiated, -20)), ['superseded']);
      assert.deepEqual(await statuses(carrying('newer', initiated, 0)), ['superseded']);
      assert.equal(api.calls.length, 1);
    });

    it('sends FAILED_TWO_FACTOR only while no newer PASSED was delivered', async () => {
      const { statuses } = bench();
      const failed: Annotation = { reasons: ['FAILED_TWO_FACTOR'] };
      await statuses(carrying('passed', { reasons: ['PASSED_TWO_FACTOR'] }, -10));
      assert.deepEqual(await statuses(carrying('before', failed, -20)), ['superseded']);
      assert.deepEqual(await statuses(carrying('after', failed, 0)), ['delivered']);
    });
  });

  describe(`delivery over ${name}: several instances`, () => {
    it('leaves a finding to the holder of the lease, who sends it in the same round', async () => {
      const { open } = fresh();
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
      const { open } = fresh();
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
      const { open } = fresh();
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
      const { open } = fresh();
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
