import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Annotation } from '../../../shared/annotation/annotation.ts';
import { LEASE_MS } from '../../../shared/delivery/lease.ts';
import type { AnnotateOutcome } from '../../../shared/recaptcha/annotate-outcome.ts';
import { A, nameOf, type TestEvent } from '../../helpers/delivery-bench.ts';
import { type Called, type Instance, startInstance } from './instances.ts';
import { type Opening, open } from './opening.ts';

const FRAUD: Annotation = { annotation: 'FRAUDULENT', reasons: ['CHARGEBACK_FRAUD'] };

/** What holds when two processes share one ledger. `freshOpening` names an empty one each time. */
export function twoProcesses(name: string, freshOpening: () => Opening): void {
  describe(`delivery over ${name}: two processes`, () => {
    let opening: Opening;
    let instances: readonly Instance[] = [];
    let calls: Called[] = [];
    let inFlight = new Map<string, number>();
    let answer: (called: Called) => Promise<AnnotateOutcome>;

    before(async () => {
      opening = freshOpening();
      const receive = async (called: Called): Promise<AnnotateOutcome> => {
        calls.push(called);
        const others = inFlight.get(called.name) ?? 0;
        assert.equal(others, 0, 'one call at a time within one assessment');
        inFlight.set(called.name, others + 1);
        const outcome = await answer(called);
        inFlight.set(called.name, others);
        return outcome;
      };
      const starting = [startInstance(opening, receive), startInstance(opening, receive)];
      instances = await Promise.all(starting);
    });
    after(() => {
      for (const instance of instances) instance.kill();
    });

    const [one, two] = [() => instances[0] as Instance, () => instances[1] as Instance];
    const reset = () => {
      calls = [];
      inFlight = new Map();
      answer = async () => {
        await sleep(5);
        return { kind: 'ok' };
      };
    };
    const drain = async () => {
      for (let left = 1; left > 0; ) {
        const reports = await Promise.all(
          [one(), two()].map((i) => i.perform({ kind: 'deliver' })),
        );
        left = Math.max(...reports.map((report) => (report as { pending: number }).pending));
        if (left > 0) await sleep(200);
      }
    };

    it('sends every fact once when both receive every event at the same moment', async () => {
      reset();
      const events = Array.from(
        { length: 12 },
        (_, n): TestEvent => ({
          id: `same-${n}`,
          says: { reasons: ['REFUND'], accountId: `fact-${n}` },
          carried: `aaaaaaaaaaaaaa${20 + (n % 4)}`,
          at: -n,
        }),
      );
      await Promise.all(instances.map((i) => i.perform({ kind: 'receive', events })));
      await drain();
      const said = calls.map((call) => call.said.accountId).sort();
      assert.deepEqual(said, events.map((event) => event.says?.accountId).sort());
    });

    it('lets no older verdict stand when each receives one of two at the same moment', async () => {
      reset();
      const rounds = ['b', 'c', 'd', 'e', 'f'].map((letter) => letter.repeat(16));
      for (const carried of rounds) {
        const event = (id: string, annotation: 'FRAUDULENT' | 'LEGITIMATE', at: number) => ({
          kind: 'receive' as const,
          events: [{ id: `${id}-${carried}`, says: { annotation }, carried, at }],
        });
        await Promise.all([
          one().perform(event('old', 'FRAUDULENT', -60)),
          two().perform(event('new', 'LEGITIMATE', -30)),
        ]);
      }
      await drain();
      for (const id of rounds) {
        const last = calls.filter((call) => call.name === nameOf(id)).at(-1);
        assert.equal(last?.said.annotation, 'LEGITIMATE');
      }
    });

    it('releases in one process what the other parked at the same moment', async () => {
      reset();
      const keys = Array.from({ length: 6 }, (_, n) => `order:${n}`);
      const parking = keys.map((key, n) =>
        one().perform({
          kind: 'receive',
          events: [{ id: `parked-${n}`, says: FRAUD, keys: [key] }],
        }),
      );
      const linking = keys.map((key, n) =>
        two().perform({ kind: 'link', assessment: `cccccccccccccc${20 + n}`, keys: [key] }),
      );
      await Promise.all([...parking, ...linking]);
      await drain();
      assert.equal(new Set(calls.map((call) => call.name)).size, 6);
      assert.equal(calls.length, 6);
    });

    it('leaves the assessment of a killed process alone until its lease runs out', async () => {
      reset();
      const sent = Promise.withResolvers<void>();
      answer = () => {
        sent.resolve();
        return new Promise(() => undefined);
      };
      void one().perform({ kind: 'receive', events: [{ id: 'killed', says: FRAUD, carried: A }] });
      await sent.promise;
      one().kill();
      reset();
      await two().perform({ kind: 'deliver' });
      assert.deepEqual(calls, []);
      const ledger = open(opening);
      const [head] = await ledger.transact((t) => t.get([{ collection: 'heads', id: A }]));
      assert.ok(Date.parse(head?.dueAt ?? '') - Date.now() <= LEASE_MS);
      assert.deepEqual(head?.lease?.sending, head?.open[0]?.id);
      ledger.close();
    });
  });
}
