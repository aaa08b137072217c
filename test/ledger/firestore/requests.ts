import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { CAPTURE, carrying, FRAUD, REFUND } from '../../delivery/conformance/store.ts';
import { type Bench, deliveryBench } from '../../helpers/delivery-bench.ts';
import type { ObservedFirestore } from './observed-firestore.ts';

/** Requests before the annotate call and after it, documents read and documents written. */
interface Cost {
  readonly before: number;
  readonly after: number;
  readonly read: number;
  readonly written: number;
}

const KEY = 'stripe:pi_1';
const OTHER_KEY = 'stripe:ch_1';
const keyed = { keys: [OTHER_KEY, KEY] };

/** As docs/deploy.md has them, in its order. */
const PATHS: readonly {
  readonly row: string;
  readonly prepare?: (bench: Bench) => Promise<unknown>;
  readonly event: Parameters<Bench['receive']>[0];
  readonly status: string;
}[] = [
  {
    row: 'that carries its assessment',
    event: { ...carrying('e1', FRAUD), ...keyed },
    status: 'delivered',
  },
  {
    row: 'whose assessment a key tells',
    prepare: (bench) => bench.receive({ ...carrying('e0', CAPTURE, -9), ...keyed }),
    event: { id: 'e1', says: FRAUD, ...keyed },
    status: 'delivered',
  },
  {
    row: 'that has to wait for its link',
    event: { id: 'e1', says: FRAUD, ...keyed },
    status: 'parked',
  },
  {
    row: 'delivered again',
    prepare: (bench) => bench.receive({ ...carrying('e1', FRAUD), ...keyed }),
    event: { ...carrying('e1', FRAUD), ...keyed },
    status: 'duplicate',
  },
];

/** What an event costs in requests and documents, and that the documentation says so. */
export function requests(fresh: () => ObservedFirestore): void {
  describe('The requests of an event to Firestore', () => {
    for (const { row, prepare, event, status } of PATHS) {
      it(`are as few as documented for an event ${row}`, async () => {
        const observed = fresh();
        const bench = deliveryBench(observed.ledger);
        await prepare?.(bench);
        observed.requests.length = 0;
        const calls = { atAnnotate: 0 };
        bench.api.answers.push(async () => {
          calls.atAnnotate = observed.requests.length;
          return { kind: 'ok' };
        });
        assert.deepEqual(await bench.statuses(event), [status]);
        const cost = costOf(observed, calls.atAnnotate);
        assert.deepEqual(cost, documented(row));
      });
    }

    it('are two for each further finding of its assessment, one where it was written just now', async () => {
      const observed = fresh();
      const bench = deliveryBench(observed.ledger);
      const away = { kind: 'unavailable', httpStatus: 503, status: 'X', applied: 'no' } as const;
      bench.api.answers.push(away, away);
      await bench.receive(carrying('e1', FRAUD, -30));
      await bench.receive(carrying('e2', REFUND, -20));
      observed.requests.length = 0;
      assert.deepEqual(await bench.statuses(carrying('e3', CAPTURE)), ['delivered']);
      const methods = observed.requests.map(({ method }) => method);
      const [accept, firstOfAll, second, third] = [
        ['batchGet', 'batchGet', 'commit'],
        ['batchGet', 'commit'],
        ['commit'],
        ['commit'],
      ] as const;
      assert.deepEqual(methods, [...accept, ...firstOfAll, ...second, ...third]);
      assert.equal((await bench.services.ledger.openSummary()).pending, 0);
    });
  });
}

function costOf({ requests }: ObservedFirestore, atAnnotate: number): Cost {
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
  const sizes = (field: 'documents' | 'writes') =>
    sum(
      requests.map(({ body }) => (Reflect.get(body, field) as unknown[] | undefined)?.length ?? 0),
    );
  const before = atAnnotate === 0 ? requests.length : atAnnotate;
  const after = requests.length - before;
  return { before, after, read: sizes('documents'), written: sizes('writes') };
}

/** The row of the table in docs/deploy.md. */
function documented(row: string): Cost {
  const page = readFileSync(new URL('../../../docs/deploy.md', import.meta.url), 'utf8');
  const line = page.split('\n').find((text) => text.startsWith(`| ${row} |`)) ?? '';
  const [before, after, read, written] = line
    .split('|')
    .slice(2, 6)
    .map((cell) => Number.parseInt(cell.trim().replace('–', '0'), 10));
  return { before: before ?? -1, after: after ?? -1, read: read ?? -1, written: written ?? -1 };
}
