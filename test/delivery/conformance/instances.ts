import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { deliver } from '../../../shared/delivery/deliver.ts';
import { LEASE_MS } from '../../../shared/delivery/lease.ts';
import type { Ledger } from '../../../shared/ledger/ledger.ts';
import type { AnnotateOutcome } from '../../../shared/recaptcha/annotate-outcome.ts';
import { AWAY } from '../../helpers/scripted-recaptcha.ts';
import { carrying, FAKE, FRAUD, GENUINE, MINUTE, REFUND, type Store, totalsOf } from './store.ts';

const OK: AnnotateOutcome = { kind: 'ok' };

/** What several instances owe each other. */
export function instances(store: Store): void {
  describe(`delivery over ${store.name}: several instances`, () => {
    it('leaves a finding to the holder of the lease, who sends it in the same round', async () => {
      const [one, two] = store.twoInstances();
      one.api.answers.push(async () => {
        assert.deepEqual(await two.statuses(carrying('e2', REFUND)), ['pending']);
        return OK;
      });
      assert.deepEqual(await one.statuses(carrying('e1', FRAUD, -10)), ['delivered']);
      assert.deepEqual(one.said()[1]?.reasons, ['REFUND']);
      assert.equal(one.api.calls.length, 2);
    });

    it('sends two verdicts that arrive at the same moment one at a time, and ends with the newer', async () => {
      const [one, two] = store.twoInstances();
      let underWay = 0;
      const alone = async () => {
        underWay += 1;
        assert.equal(underWay, 1);
        await sleep(5);
        underWay -= 1;
        return OK;
      };
      one.api.answers.push(alone, alone);
      await Promise.all([
        one.receive(carrying('older', FAKE, -20)),
        two.receive(carrying('newer', GENUINE, -10)),
      ]);
      const { left } = await one.deliver();
      assert.deepEqual(left, { pending: 0, parked: 0, due: false });
      const said = one.said();
      assert.deepEqual(said, said.length === 1 ? [GENUINE] : [FAKE, GENUINE]);
    });

    it('takes over when the lease of a dead instance has run out, and counts the doubt', async () => {
      const [dead, heir] = store.twoInstances();
      await die(() => dead.receive(carrying('e1', FRAUD)), dead.api.answers);
      heir.clock.turn(LEASE_MS - 1);
      assert.deepEqual((await heir.deliver()).counts, {});
      heir.clock.turn(1);
      assert.deepEqual((await heir.deliver()).counts, { delivered: 1 });
      assert.deepEqual(await totalsOf(heir), ['delivered 1', 'resent 1', 'uncertain 1']);
    });

    it('keeps the order across the death of an instance: what came meanwhile waits and goes second', async () => {
      const [dead, heir] = store.twoInstances();
      await die(() => dead.receive(carrying('older', FAKE, -20)), dead.api.answers);
      assert.deepEqual(await heir.statuses(carrying('newer', GENUINE, -10)), ['pending']);
      heir.clock.turn(LEASE_MS);
      heir.api.calls.length = 0;
      assert.deepEqual((await heir.deliver()).counts, { delivered: 2 });
      assert.deepEqual(heir.said(), [FAKE, GENUINE]);
    });

    it('lets the heir send also what arrived last, when it comes after the lease ran out', async () => {
      const [dead, heir] = store.twoInstances();
      await die(() => dead.receive(carrying('older', FAKE, -20)), dead.api.answers);
      heir.clock.turn(LEASE_MS);
      heir.api.calls.length = 0;
      assert.deepEqual(await heir.statuses(carrying('newer', GENUINE, 0)), ['delivered']);
      assert.deepEqual(heir.said(), [FAKE, GENUINE]);
    });

    it('sends again in its turn what was taken from a holder that lost its lease, so that nothing older stands', async () => {
      const [slow, fast] = store.twoInstances();
      slow.api.answers.push(async () => {
        slow.clock.turn(LEASE_MS);
        assert.deepEqual(await fast.statuses(carrying('older', GENUINE, -60)), ['delivered']);
        return OK;
      });
      assert.deepEqual(await slow.statuses(carrying('newer', FRAUD)), ['delivered']);
      const verdicts = slow.said().map(({ annotation }) => annotation);
      assert.deepEqual(verdicts, ['FRAUDULENT', 'LEGITIMATE', 'FRAUDULENT']);
      assert.deepEqual(await totalsOf(slow), ['delivered 2', 'resent 1', 'uncertain 1']);
    });

    it('sends each of many assessments once when two instances deliver at the same time', async () => {
      const [one, two] = store.twoInstances();
      one.api.answers.push(...Array.from({ length: 4 }, () => AWAY));
      for (let n = 0; n < 4; n += 1) {
        await one.receive({ id: `e${n}`, says: FRAUD, carried: `aaaaaaaaaaaaaa${10 + n}` });
      }
      one.clock.turn(MINUTE);
      one.api.calls.length = 0;
      await Promise.all([one.deliver(), two.deliver()]);
      assert.equal(one.api.calls.length, 4);
    });

    it('does not try again what another instance has tried since it was found due', async () => {
      const [one, two] = store.twoInstances();
      one.api.answers.push(AWAY, { ...AWAY, retryAfterMs: 10 * MINUTE } as typeof AWAY);
      await one.receive(carrying('e1', FRAUD));
      one.clock.turn(MINUTE);
      const { ledger } = one.services;
      const overtaken: Ledger = {
        ...ledger,
        async dueHeads(...asked) {
          const due = await ledger.dueHeads(...asked);
          if (due.length > 0) await two.deliver();
          return due;
        },
      };
      const time = { finishBy: one.clock.now() + 6_000, callMs: 4_000 };
      assert.deepEqual((await deliver({ ...one.services, ledger: overtaken }, time)).counts, {});
      assert.equal(one.api.calls.length, 2);
    });
  });
}

/** The instance dies while Google has its call. */
async function die(
  send: () => Promise<unknown>,
  answers: (AnnotateOutcome | (() => Promise<AnnotateOutcome>))[],
): Promise<void> {
  const died = new RangeError('killed here');
  answers.push(() => Promise.reject(died));
  await assert.rejects(send(), died);
}
