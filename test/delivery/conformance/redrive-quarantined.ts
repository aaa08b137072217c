import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AnnotatorError } from '../../../shared/annotator-error.ts';
import { A, type Bench, nameOf, type TestEvent } from '../../helpers/delivery-bench.ts';
import { read } from '../../ledger/records.ts';
import { readToday, redriving } from './redriving.ts';
import { CAPTURE, FAKE, FRAUD, findingId, GENUINE, HOUR, type Store, totalsOf } from './store.ts';

const QUARANTINED = { state: 'quarantined' } as const;

function unreadable(id: string, says: TestEvent['says'] = FRAUD, at = 0): TestEvent {
  return { id, ...(says ? { says } : {}), at, carried: A, unreadable: 'data: too new' };
}

/** Reading once more what could not be read. */
export function redriveQuarantined(store: Store): void {
  describe(`delivery over ${store.name}: redrive of quarantined events`, () => {
    it('takes in what can be read by now, as of then, and drops the payload', async () => {
      const bench = store.bench();
      assert.deepEqual(await bench.statuses(unreadable('e1', CAPTURE, -30)), ['quarantined']);
      bench.clock.turn(48 * HOUR);
      const { results, ...numbers } = await redriving(bench, QUARANTINED);
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
          assessment: nameOf(A),
          because: 'because of e1',
          since: '2026-11-22T12:00:00.000Z',
          wouldSend: CAPTURE,
        },
      ]);
      const [finding] = await read(bench.services.ledger, 'findings', findingId('e1'));
      assert.equal(finding?.arrivedAt, '2026-11-22T12:00:00.000Z');
      assert.equal(finding?.eventTime, '2026-11-22T11:59:30.000Z');
      assert.deepEqual((await bench.deliver()).counts, { delivered: 1 });
      assert.deepEqual(await totalsOf(bench), ['delivered 1']);
      assert.equal((await redriving(bench, QUARANTINED)).found, 0);
      assert.deepEqual(await bench.statuses(unreadable('e1', CAPTURE)), ['quarantined']);
    });

    it('previews without writing anything', async () => {
      const bench = store.bench();
      await bench.receive(unreadable('e1'));
      const { found, reopened, results } = await redriving(bench, { ...QUARANTINED, dryRun: true });
      assert.deepEqual([found, reopened], [1, 0]);
      assert.deepEqual(results[0]?.status, 'quarantined');
      assert.deepEqual(results[0]?.wouldSend, FRAUD);
      assert.deepEqual(await totalsOf(bench), ['quarantined 1']);
      assert.deepEqual(await read(bench.services.ledger, 'findings', findingId('e1')), [undefined]);
      assert.deepEqual((await bench.deliver()).counts, {});
    });

    it('lets a verdict from quarantine not flip a newer one', async () => {
      const bench = store.bench();
      await bench.receive(unreadable('older', FAKE, -30));
      await bench.receive({ id: 'newer', says: GENUINE, carried: A, at: -10 });
      await redriving(bench, QUARANTINED);
      assert.deepEqual((await bench.deliver()).counts, { superseded: 1 });
      assert.deepEqual(bench.said(), [GENUINE]);
    });

    it('lifts what turns out to say nothing', async () => {
      const bench = store.bench();
      await bench.receive({ id: 'e1', unreadable: 'too new' });
      const { reopened, results } = await redriving(bench, QUARANTINED);
      assert.deepEqual([reopened, results[0]?.status], [1, 'ignored']);
      assert.equal(results[0]?.because, 'says nothing');
      assert.deepEqual(await totalsOf(bench), ['ignored 1']);
    });

    it('answers duplicate for a fact that was told meanwhile', async () => {
      const bench = store.bench();
      const fact = 'dp_1:chargeback';
      await bench.receive({ ...unreadable('e1'), fact });
      await bench.receive({ id: 'e2', says: FRAUD, carried: A, fact });
      const { results } = await redriving(bench, QUARANTINED);
      assert.deepEqual(results[0]?.status, 'duplicate');
      assert.deepEqual((await bench.deliver()).counts, {});
      assert.equal(bench.api.calls.length, 1);
    });

    it('leaves what is still unreadable, of no provider, or sealed with another key, and takes the rest', async () => {
      const bench = store.bench();
      const events = ['unreadable', 'sealed', 'good'].map((id) => unreadable(id));
      for (const event of [...events, { ...unreadable('orphan'), provider: 'gone' }]) {
        await bench.receive(event);
      }
      const { found, reopened, skipped, results } = await redriving(
        bench,
        QUARANTINED,
        withTrouble(bench),
      );
      assert.deepEqual([found, reopened, skipped], [4, 1, 3]);
      const notes = new Map(results.map(({ event, note }) => [event, note]));
      assert.match(notes.get('unreadable') ?? '', /still unreadable: data: odd/);
      assert.match(notes.get('sealed') ?? '', /LEDGER_KEY/);
      assert.match(notes.get('orphan') ?? '', /no such provider/);
      assert.deepEqual((await bench.deliver()).counts, { delivered: 1 });
    });

    it('gets past what stays, also when all of it came at the same moment', async () => {
      const bench = store.bench();
      for (let n = 0; n < 3; n += 1) await bench.receive(unreadable(`e${n}`));
      const reread = () => [
        { kind: 'unreadable' as const, event: { type: 'test.event' }, because: 'still' },
      ];
      const seen: string[] = [];
      let since: string | undefined;
      for (let round = 0; round < 3; round += 1) {
        const asked = { ...QUARANTINED, limit: 1, ...(since ? { since } : {}) };
        const { results, continueSince } = await redriving(bench, asked, { reread });
        seen.push(...results.map(({ event }) => event));
        since = continueSince;
      }
      assert.deepEqual([seen.sort(), since], [['e0', 'e1', 'e2'], undefined]);
    });
  });
}

/** Some events cannot be read yet, the payload of one cannot even be opened. */
function withTrouble({ vault }: Bench): Parameters<typeof redriving>[2] {
  return {
    open(sealed) {
      const body = vault.open(sealed);
      if (!body.includes('"sealed"')) return body;
      throw new AnnotatorError('internal', 'A quarantined payload cannot be opened');
    },
    reread(provider, body) {
      if (provider === 'gone') return undefined;
      return body.includes('"unreadable",')
        ? [{ kind: 'unreadable', event: { type: 'test.event' }, because: 'data: odd' }]
        : [readToday(body)];
    },
  };
}
