import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Annotation } from '../../../shared/annotation/annotation.ts';
import type { Ledger } from '../../../shared/ledger/ledger.ts';
import { carrying, FAKE, findingId, GENUINE, MINUTE, REFUND, type Store } from './store.ts';

const DISPUTE: Annotation = {
  annotation: 'FRAUDULENT',
  transactionEvent: { eventType: 'CHARGEBACK', reason: '10.4' },
};
const INITIATED: Annotation = { reasons: ['INITIATED_TWO_FACTOR'] };
const PASSED: Annotation = { reasons: ['PASSED_TWO_FACTOR'] };
const FAILED: Annotation = { reasons: ['FAILED_TWO_FACTOR'] };

interface Told {
  readonly says: Annotation;
  /** Seconds from now. */
  readonly at: number;
  readonly becomes: 'delivered' | 'superseded';
}

/** What arrives one after the other about one assessment, and what Google is told of it. */
interface Case {
  readonly title: string;
  readonly events: readonly Told[];
  readonly said: readonly Annotation[];
}

const CASES: readonly Case[] = [
  {
    title: 'flips a verdict by a newer fact, and back by a newer one still',
    events: [
      { says: FAKE, at: -30, becomes: 'delivered' },
      { says: GENUINE, at: -20, becomes: 'delivered' },
      { says: FAKE, at: -10, becomes: 'delivered' },
    ],
    said: [FAKE, GENUINE, FAKE],
  },
  {
    title: 'does not flip a verdict by an older fact, also not between two newer ones',
    events: [
      { says: GENUINE, at: -10, becomes: 'delivered' },
      { says: FAKE, at: -20, becomes: 'superseded' },
      { says: FAKE, at: -30, becomes: 'superseded' },
    ],
    said: [GENUINE],
  },
  {
    title: 'lets what arrived later decide between verdicts of the same time',
    events: [
      { says: FAKE, at: -10, becomes: 'delivered' },
      { says: GENUINE, at: -10, becomes: 'delivered' },
    ],
    said: [FAKE, GENUINE],
  },
  {
    title: 'still sends the transaction event of a superseded verdict, under the standing one',
    events: [
      { says: GENUINE, at: -10, becomes: 'delivered' },
      { says: DISPUTE, at: -30, becomes: 'delivered' },
    ],
    said: [GENUINE, { ...DISPUTE, annotation: 'LEGITIMATE' }],
  },
  {
    title: 'repeats the standing verdict with what says none, be it newer or older',
    events: [
      { says: FAKE, at: -20, becomes: 'delivered' },
      { says: REFUND, at: -10, becomes: 'delivered' },
      { says: { reasons: ['SOCIAL_SPAM'] }, at: -30, becomes: 'delivered' },
    ],
    said: [
      FAKE,
      { annotation: 'FRAUDULENT', ...REFUND },
      { annotation: 'FRAUDULENT', reasons: ['SOCIAL_SPAM'] },
    ],
  },
  {
    title: 'never sends INITIATED_TWO_FACTOR after it passed, whatever its time',
    events: [
      { says: PASSED, at: -10, becomes: 'delivered' },
      { says: INITIATED, at: -20, becomes: 'superseded' },
      { says: INITIATED, at: 0, becomes: 'superseded' },
    ],
    said: [PASSED],
  },
  {
    title: 'never sends INITIATED_TWO_FACTOR after it failed, whatever its time',
    events: [
      { says: FAILED, at: -10, becomes: 'delivered' },
      { says: INITIATED, at: -20, becomes: 'superseded' },
      { says: INITIATED, at: 0, becomes: 'superseded' },
    ],
    said: [FAILED],
  },
  {
    title: 'sends FAILED_TWO_FACTOR only while no newer PASSED was delivered',
    events: [
      { says: PASSED, at: -10, becomes: 'delivered' },
      { says: FAILED, at: -20, becomes: 'superseded' },
      { says: FAILED, at: 0, becomes: 'delivered' },
    ],
    said: [PASSED, FAILED],
  },
];

/** What a newer fact leaves of an older one. */
export function supersession(store: Store): void {
  describe(`delivery over ${store.name}: supersession`, () => {
    for (const { title, events, said } of CASES) {
      it(title, async () => {
        const bench = store.bench();
        for (const [n, { says, at, becomes }] of events.entries()) {
          assert.deepEqual(await bench.statuses(carrying(`e${n}`, says, at)), [becomes]);
        }
        assert.deepEqual(bench.said().map(withoutEventTime), said);
      });
    }

    it('explains a label whose own verdict was kept back by a newer one', async () => {
      const { receive } = store.bench();
      await receive(carrying('e1', GENUINE, -10));
      const [entry] = await receive(carrying('e2', DISPUTE, -30));
      assert.equal(entry?.status, 'delivered');
      assert.match(entry?.because ?? '', /; sent without this verdict: a newer one stands$/);
    });

    it('remembers what an assessment was told longer than the record that told it', async () => {
      const { statuses, said, services, clock } = store.bench();
      const fact = 'dp_1:won';
      await statuses({ ...carrying('won', GENUINE, -10), fact });
      await forget(services.ledger, findingId('won'));
      clock.turn(MINUTE);
      assert.deepEqual(await statuses(carrying('older', FAKE, -MINUTE)), ['superseded']);
      assert.deepEqual(await statuses({ ...carrying('won', GENUINE, -70), fact }), ['duplicate']);
      assert.deepEqual(await statuses({ ...carrying('again', GENUINE), fact }), ['duplicate']);
      assert.deepEqual(said(), [GENUINE]);
    });
  });
}

function withoutEventTime({ transactionEvent, ...rest }: Annotation): Annotation {
  if (!transactionEvent) return rest;
  const { eventTime: _time, ...event } = transactionEvent;
  return { ...rest, transactionEvent: event };
}

/** As if the record had expired. */
function forget(ledger: Ledger, id: string): Promise<void> {
  return ledger.transact(async (transaction) => {
    await transaction.get([{ collection: 'findings', id }]);
    transaction.delete('findings', id);
  });
}
