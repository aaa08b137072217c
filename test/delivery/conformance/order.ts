import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AWAY } from '../../helpers/scripted-recaptcha.ts';
import {
  CAPTURE,
  carrying,
  FAKE,
  FRAUD,
  GENUINE,
  MINUTE,
  REFUND,
  REFUSED,
  type Store,
} from './store.ts';

/** Longer than a pass takes. */
const LATER = { ...AWAY, retryAfterMs: 50 * MINUTE } as typeof AWAY;

/** In what order open findings of one assessment are sent. */
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

    it('sends open findings of the same event time by arrival', async () => {
      const { receive, api, clock, deliver, said } = store.bench();
      api.answers.push(AWAY, AWAY);
      await receive(carrying('first', FAKE, -10));
      clock.turn(1_000);
      await receive(carrying('second', GENUINE, -11));
      clock.turn(MINUTE);
      api.calls.length = 0;
      await deliver();
      assert.deepEqual(said(), [FAKE, GENUINE]);
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

    it('sends what arrives while an older finding is retried right after that one', async () => {
      const [one, two] = store.twoInstances();
      one.api.answers.push(AWAY, async () => {
        assert.deepEqual(await two.statuses(carrying('new', FRAUD)), ['pending']);
        return { kind: 'ok' };
      });
      await one.receive(carrying('old', REFUND, -30));
      one.clock.turn(MINUTE);
      assert.deepEqual((await one.deliver()).counts, { delivered: 2 });
      assert.deepEqual(one.said(), [REFUND, REFUND, FRAUD]);
    });

    it('does not make what arrives during a failing retry wait as long as that one would have', async () => {
      const [one, two] = store.twoInstances();
      one.api.answers.push(AWAY, async () => {
        assert.deepEqual(await two.statuses(carrying('new', FRAUD)), ['pending']);
        return LATER;
      });
      await one.receive(carrying('old', REFUND, -30));
      one.clock.turn(MINUTE);
      assert.deepEqual((await one.deliver()).counts, { pending: 1, delivered: 2 });
      assert.deepEqual(one.said(), [REFUND, REFUND, REFUND, FRAUD]);
    });

    it('lets a dead finding pass so that those behind it go out', async () => {
      const { statuses, api } = store.bench();
      api.answers.push(AWAY);
      await statuses(carrying('old', REFUND, -30));
      api.answers.push(REFUSED);
      assert.deepEqual(await statuses(carrying('new', FRAUD, -10)), ['delivered']);
    });

    it('leaves what was never tried due now when the time is over, however long its elder was to wait', async () => {
      const { receive, api, clock, deliver } = store.bench();
      api.answers.push(LATER);
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
