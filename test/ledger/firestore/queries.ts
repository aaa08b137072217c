import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import * as z from 'zod';
import { indexFile } from '../../../shared/cli/gcloud-commands.ts';
import { carrying, FRAUD } from '../../delivery/conformance/store.ts';
import { deliveryBench } from '../../helpers/delivery-bench.ts';
import { AWAY } from '../../helpers/scripted-recaptcha.ts';
import type { ObservedFirestore, Request } from './observed-firestore.ts';

const path = new URL('../../../firestore.indexes.json', import.meta.url);
const { fieldOverrides } = indexFile.parse(JSON.parse(readFileSync(path, 'utf8')));

const filter = z.object({ fieldFilter: z.object({ field: z.object({ fieldPath: z.string() }) }) });
const query = z.object({
  from: z.tuple([z.object({ collectionId: z.string() })]),
  where: z
    .union([filter, z.object({ compositeFilter: z.object({ filters: z.array(filter) }) })])
    .optional(),
  orderBy: z
    .array(z.object({ field: z.object({ fieldPath: z.string() }), direction: z.string() }))
    .optional(),
});
const body = z.union([
  z.object({ structuredQuery: query }).transform((one) => one.structuredQuery),
  z
    .object({ structuredAggregationQuery: z.object({ structuredQuery: query }) })
    .transform((one) => one.structuredAggregationQuery.structuredQuery),
]);

/**
 * The emulator answers queries whose index production would miss, so every query that was made is
 * held against the index file: one field, and in a direction it has an index for.
 */
export function queries(fresh: () => ObservedFirestore): void {
  describe('Every query to Firestore', () => {
    it('is over one field that the index file has an index for, in that direction', async () => {
      const { ledger, requests } = fresh();
      const bench = deliveryBench(ledger);
      bench.api.answers.push(AWAY);
      await bench.receive(carrying('e1', FRAUD));
      await bench.deliver();
      await ledger.totals();
      for (const state of ['dead', 'unmatched', 'shadowed', 'quarantined'] as const) {
        await ledger.redrivable(state, '', 10);
      }
      const made = requests.filter(({ method }) => method.startsWith('run'));
      const answered = new Set(made.map(indexOf));
      assert.deepEqual([...answered].sort(), [
        'annotator_findings.openSince ASCENDING',
        'annotator_findings.parkedUntil ASCENDING',
        'annotator_findings.redrivable ASCENDING',
        'annotator_heads.dueAt ASCENDING',
        'annotator_heads.dueAt DESCENDING',
        'annotator_quarantine.redrivable ASCENDING',
        'annotator_totals.__name__ ASCENDING',
      ]);
    });
  });
}

/** The index that answers a request; fails when there is none. */
function indexOf(request: Request): string {
  const { from, where, orderBy = [] } = body.parse(request.body);
  const filters = !where
    ? []
    : 'compositeFilter' in where
      ? where.compositeFilter.filters
      : [where];
  const fields = new Set([
    ...filters.map((one) => one.fieldFilter.field.fieldPath),
    ...orderBy.map(({ field }) => field.fieldPath),
  ]);
  assert.equal(fields.size, 1, `one field: ${[...fields]}`);
  const [fieldPath = ''] = fields;
  const direction = orderBy[0]?.direction ?? 'ASCENDING';
  const { collectionId } = from[0];
  const index = fieldOverrides
    .find((one) => one.collectionGroup === collectionId && one.fieldPath === fieldPath)
    ?.indexes.find(({ order }) => order === direction);
  // Documents are kept by name: that order needs no index.
  assert.ok(index ?? fieldPath === '__name__', `${collectionId}.${fieldPath} ${direction}`);
  return `${collectionId}.${fieldPath} ${direction}`;
}
