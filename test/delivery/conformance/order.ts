import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Annotation } from '../../../shared/annotation/annotation.ts';
import { AWAY } from '../../helpers/scripted-recaptcha.ts';
import { CAPTURE, carrying, FRAUD, MINUTE, REFUND, type Store } from './store.ts';

/** What order means. */
export function order(store: Store): void {
  describe(`delivery over ${store.name}: order`, () => {
    it('sends open findings by event time, whatever order they came in', async () => {
      const { receive, api, clock, deliver, said } = store.bench();
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
      const { statuses, api } = store.bench();
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
      const { statuses, api } = store.bench();
      api.answers.push(AWAY);
      await statuses(carrying('old', REFUND, -30));
      api.answers.push({ kind: 'refused', status: 'INVALID_ARGUMENT', message: 'no' });
      assert.deepEqual(await statuses(carrying('new', FRAUD, -10)), ['delivered']);
    });

    it('repeats the standing verdict with what says none', async () => {
      const { receive, said } = store.bench();
      await receive(carrying('e1', FRAUD, -30));
      await receive(carrying('e2', REFUND, -10));
      assert.deepEqual(said()[1], { annotation: 'FRAUDULENT', ...REFUND });
    });

    it('does not flip a verdict by an older fact, yet sends its transaction event', async () => {
      const { statuses, said } = store.bench();
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
      const { statuses, api } = store.bench();
      await statuses(carrying('new', { annotation: 'LEGITIMATE' }, -10));
      assert.deepEqual(await statuses(carrying('old', { annotation: 'FRAUDULENT' }, -30)), [
        'superseded',
      ]);
      assert.equal(api.calls.length, 1);
    });

    it('never sends INITIATED_TWO_FACTOR after an outcome, whatever its time', async () => {
      const { statuses, api } = store.bench();
      await statuses(carrying('passed', { reasons: ['PASSED_TWO_FACTOR'] }, -10));
      const initiated: Annotation = { reasons: ['INITIATED_TWO_FACTOR'] };
      assert.deepEqual(await statuses(carrying('older', initiated, -20)), ['superseded']);
      assert.deepEqual(await statuses(carrying('newer', initiated, 0)), ['superseded']);
      assert.equal(api.calls.length, 1);
    });

    it('sends FAILED_TWO_FACTOR only while no newer PASSED was delivered', async () => {
      const { statuses } = store.bench();
      const failed: Annotation = { reasons: ['FAILED_TWO_FACTOR'] };
      await statuses(carrying('passed', { reasons: ['PASSED_TWO_FACTOR'] }, -10));
      assert.deepEqual(await statuses(carrying('before', failed, -20)), ['superseded']);
      assert.deepEqual(await statuses(carrying('after', failed, 0)), ['delivered']);
    });

    it('leaves what was never tried due now when the time is over, however long its elder was to wait', async () => {
      const { receive, api, clock, deliver } = store.bench();
      const retryAfterMs = 50 * MINUTE;
      api.answers.push({ ...AWAY, retryAfterMs } as typeof AWAY);
      await receive(carrying('elder', REFUND, -30));
      api.answers.push(async () => {
        clock.turn(3_000);
        return { kind: 'ok' };
      });
      await receive(carrying('younger', FRAUD, -10));
      assert.equal(api.calls.length, 2);
      assert.deepEqual((await deliver()).counts, { delivered: 1 });
    });
  });
}
