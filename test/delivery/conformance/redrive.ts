import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyId } from '../../../shared/delivery/link.ts';
import { A, B, type Bench, nameOf, type TestEvent } from '../../helpers/delivery-bench.ts';
import { AWAY } from '../../helpers/scripted-recaptcha.ts';
import { read } from '../../ledger/records.ts';
import { redriving } from './redriving.ts';
import {
  carrying,
  FAKE,
  FRAUD,
  findingId,
  GENUINE,
  HOUR,
  MINUTE,
  REFUND,
  REFUSED,
  type Store,
  totalsOf,
} from './store.ts';

const UNLINKED: TestEvent = { id: 'u1', says: FRAUD, keys: ['order:1'] };

/** Asking for another try. */
export function redrive(store: Store): void {
  describe(`delivery over ${store.name}: redrive`, () => {
    it('opens a dead finding, and the pass sends it as if it had just arrived', async () => {
      const bench = store.bench();
      const { api, receive, services, deliver } = bench;
      api.answers.push(AWAY, REFUSED);
      await receive(carrying('e1', FRAUD));
      await receive(carrying('e1', FRAUD));
      const { results, ...numbers } = await redriving(bench, { state: 'dead' });
      assert.deepEqual(numbers, {
        dryRun: false,
        found: 1,
        reopened: 1,
        skipped: 0,
        more: false,
      });
      assert.deepEqual(results, [
        {
          event: 'e1',
          eventType: 'test.event',
          provider: 'test',
          status: 'pending',
          code: 'refused',
          assessment: nameOf(A),
          because: 'because of e1',
          since: '2026-11-22T12:00:00.000Z',
          wouldSend: FRAUD,
        },
      ]);
      const [open] = await read(services.ledger, 'findings', findingId('e1'));
      assert.deepEqual([open?.attempts, open?.code, open?.redrivable], [0, undefined, undefined]);
      assert.deepEqual((await deliver()).counts, { delivered: 1 });
      assert.deepEqual(await totalsOf(bench), ['delivered 1']);
    });

    it('previews without writing anything', async () => {
      const bench = store.bench();
      bench.api.answers.push(REFUSED);
      await bench.receive(carrying('e1', FRAUD));
      await bench.receive(UNLINKED);
      bench.clock.turn(24 * HOUR);
      await bench.deliver();
      const before = await everythingOf(bench);
      const dead = await redriving(bench, { state: 'dead', dryRun: true });
      assert.deepEqual([dead.found, dead.reopened, dead.results[0]?.status], [1, 0, 'dead']);
      assert.deepEqual(dead.results[0]?.wouldSend, FRAUD);
      const unmatched = await redriving(bench, { state: 'unmatched', dryRun: true });
      assert.deepEqual(unmatched.results[0]?.status, 'unmatched');
      assert.match(unmatched.results[0]?.note ?? '', /keys/);
      assert.deepEqual(await everythingOf(bench), before);
    });

    it('sends an unmatched finding to the assessment that is linked by now, else parks it again', async () => {
      const bench = store.bench();
      await bench.receive(UNLINKED);
      await bench.receive({ ...UNLINKED, id: 'e2', keys: ['order:2', 'order:3'] });
      bench.clock.turn(24 * HOUR);
      await bench.deliver();
      await bench.link(B, ['order:3']);
      const { results } = await redriving(bench, { state: 'unmatched' });
      assert.deepEqual(results.map(({ event, status }) => `${event} ${status}`).sort(), [
        'e2 pending',
        'u1 parked',
      ]);
      await bench.deliver();
      assert.equal(await bench.link(A, ['order:1']), 1);
      assert.deepEqual(
        bench.api.calls.map(({ name }) => name),
        [nameOf(B), nameOf(A)],
      );
    });

    it('leaves an unmatched finding that no key can ever link, and says so', async () => {
      const bench = store.bench();
      await bench.receive({ id: 'e1', says: FRAUD });
      const { reopened, skipped, results } = await redriving(bench, { state: 'unmatched' });
      assert.deepEqual([reopened, skipped, results[0]?.status], [0, 1, 'unmatched']);
      assert.match(results[0]?.note ?? '', /no keys/);
    });

    it('opens older and newer ones together, and they are sent in order', async () => {
      const bench = store.bench();
      bench.api.answers.push(REFUSED, REFUSED);
      await bench.receive(carrying('newer', GENUINE, -10));
      await bench.receive(carrying('older', FAKE, -20));
      bench.clock.turn(MINUTE);
      bench.api.calls.length = 0;
      assert.equal((await redriving(bench, { state: 'dead' })).reopened, 2);
      await bench.deliver();
      assert.deepEqual(bench.said(), [FAKE, GENUINE]);
    });

    it('supersedes a dead verdict that a newer one overtook, and its preview says so', async () => {
      const bench = store.bench({ accountIds: { kind: 'plain' } });
      bench.api.answers.push(REFUSED);
      await bench.receive({ ...carrying('older', FAKE, -20), account: { ids: ['sam'] } });
      await bench.receive(carrying('newer', GENUINE, -10));
      const preview = await redriving(bench, { state: 'dead', dryRun: true });
      assert.match(preview.results[0]?.note ?? '', /newer/);
      assert.equal(preview.results[0]?.wouldSend, undefined);
      await redriving(bench, { state: 'dead' });
      assert.deepEqual((await bench.deliver()).counts, { superseded: 1 });
      assert.deepEqual(bench.said(), [{ ...FAKE, accountId: 'sam' }, GENUINE]);
    });

    it('waits its turn behind an older finding that still fails', async () => {
      const bench = store.bench();
      bench.api.answers.push(REFUSED, { ...AWAY, retryAfterMs: HOUR } as typeof AWAY);
      await bench.receive(carrying('newer', GENUINE, -10));
      await bench.receive(carrying('older', FAKE, -20));
      bench.api.calls.length = 0;
      await redriving(bench, { state: 'dead' });
      assert.deepEqual((await bench.deliver()).counts, { delivered: 2 });
      assert.deepEqual(bench.said(), [FAKE, GENUINE]);
    });

    it('takes only what is asked for: state, provider, code and time', async () => {
      const bench = store.bench();
      bench.api.answers.push(REFUSED, REFUSED);
      await bench.receive(carrying('early', FRAUD));
      bench.clock.turn(MINUTE);
      await bench.receive({ ...carrying('late', REFUND), provider: 'other' });
      const events = async (asked: object) => {
        const dry = await redriving(bench, { state: 'dead', dryRun: true, ...asked });
        return dry.results.map(({ event }) => event);
      };
      assert.deepEqual(await events({}), ['early', 'late']);
      assert.deepEqual(await events({ provider: 'other' }), ['late']);
      assert.deepEqual(await events({ code: 'gave_up' }), []);
      assert.deepEqual(await events({ since: '2026-11-22T13:01:00+01:00' }), ['late']);
      assert.deepEqual(await events({ since: '2026-11-22T12:01:00.001Z' }), []);
      assert.deepEqual(await events({ state: 'shadowed' }), []);
    });

    it('ends at its limit, and goes on from where it ended until all were looked at once', async () => {
      const bench = store.bench();
      bench.api.otherwise = REFUSED;
      for (let n = 0; n < 5; n += 1) {
        await bench.receive({ ...carrying(`e${n}`, REFUND), provider: n % 2 ? 'other' : 'test' });
      }
      const seen: string[] = [];
      let since: string | undefined;
      let rounds = 0;
      do {
        const asked = { state: 'dead', limit: 2, ...(since ? { since } : {}) } as const;
        const { results, continueSince } = await redriving(bench, asked);
        seen.push(...results.map(({ event }) => event));
        bench.clock.turn(MINUTE);
        await bench.deliver();
        since = continueSince;
        rounds += 1;
      } while (since !== undefined && rounds < 10);
      assert.deepEqual([seen.sort(), rounds], [['e0', 'e1', 'e2', 'e3', 'e4'], 3]);
      assert.deepEqual((await redriving(bench, { state: 'dead', dryRun: true })).found, 5);
    });

    it('sends once when two redrives and two passes run at the same moment', async () => {
      const [one, two] = store.twoInstances();
      one.api.answers.push(REFUSED);
      await one.receive(carrying('e1', FRAUD));
      one.api.calls.length = 0;
      const both = await Promise.all(
        [one, two].map((bench) => redriving(bench, { state: 'dead' })),
      );
      assert.equal(
        both.reduce((sum, { reopened }) => sum + reopened, 0),
        1,
      );
      await Promise.all([one.deliver(), two.deliver()]);
      assert.deepEqual(one.said(), [FRAUD]);
      assert.deepEqual(await totalsOf(one), ['delivered 1']);
    });
  });
}

async function everythingOf({ services: { ledger } }: Bench) {
  const findings = await read(ledger, 'findings', findingId('e1'), findingId('u1'));
  const keys = await read(ledger, 'keys', keyId('order:1'));
  return [findings, keys, await read(ledger, 'heads', A), await ledger.totals()];
}
