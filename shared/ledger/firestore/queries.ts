import * as z from 'zod';
import { type Ledger, PATIENCE_MS } from '../ledger.ts';
import type { Collection } from '../records.ts';
import { positionEnd } from '../redrivable.ts';
import { type FirestoreWorld, read } from './ask.ts';
import { COLLECTION_IDS, type SEARCHED } from './collections.ts';
import { idOf } from './document.ts';
import { expectShape } from './expect-shape.ts';
import { sumShards } from './totals.ts';

const PAGE = 300;

const rows = z.array(z.object({ document: z.looseObject({ name: z.string() }).optional() }));
const counts = z.array(
  z.object({
    result: z.object({ aggregateFields: z.object({ n: z.object({ integerValue: z.string() }) }) }),
  }),
);

type Direction = 'ASCENDING' | 'DESCENDING';
type Operator = 'GREATER_THAN' | 'LESS_THAN' | 'LESS_THAN_OR_EQUAL';

/** A search over one field of one collection: that is all there is an index for. */
interface Search<C extends Collection> {
  readonly collection: C;
  readonly field: (typeof SEARCHED)[C][number];
  readonly where: readonly (readonly [Operator, string])[];
}

/** The queries of a ledger; each is answered from one single-field index. */
export function createQueries(
  world: FirestoreWorld,
): Pick<Ledger, 'dueHeads' | 'overdueParked' | 'redrivable' | 'openSummary' | 'totals'> {
  const find = async <C extends Collection>(
    search: Search<C>,
    limit: number,
    direction: Direction = 'ASCENDING',
  ) => {
    const found = await runQuery(world, {
      ...select(search),
      orderBy: [{ field: { fieldPath: search.field }, direction }],
      limit,
    });
    return found.map(({ name, fields }) => ({
      id: idOf(name),
      value: textOf(fields, search.field),
    }));
  };
  const idsOf = (found: readonly { id: string }[]) => found.map(({ id }) => id);
  return {
    dueHeads: async (now, limit, from) =>
      idsOf(
        await find(
          { collection: 'heads', field: 'dueAt', where: [['LESS_THAN_OR_EQUAL', now]] },
          limit,
          from === 'oldest' ? 'ASCENDING' : 'DESCENDING',
        ),
      ),
    overdueParked: async (now, limit) =>
      idsOf(
        await find(
          { collection: 'findings', field: 'parkedUntil', where: [['LESS_THAN_OR_EQUAL', now]] },
          limit,
        ),
      ),
    redrivable: async (state, after, limit) => {
      const collection = state === 'quarantined' ? 'quarantine' : 'findings';
      const where = [
        ['GREATER_THAN', after],
        ['LESS_THAN', positionEnd(state)],
      ] as const;
      const found = await find({ collection, field: 'redrivable', where }, limit);
      return found.map(({ id, value }) => ({ id, position: value }));
    },
    openSummary: async () => {
      const everything = [['GREATER_THAN', '']] as const;
      const open = { collection: 'findings', field: 'openSince', where: everything } as const;
      const [pending, parked, [oldest]] = await Promise.all([
        count(world, open),
        count(world, { collection: 'findings', field: 'parkedUntil', where: everything }),
        find(open, 1),
      ]);
      return { pending, parked, ...(oldest ? { oldestOpenSince: oldest.value } : {}) };
    },
    totals: async () => sumShards(await readAll(world, COLLECTION_IDS.totals)),
  };
}

function select<C extends Collection>({ collection, field, where }: Search<C>) {
  const filters = where.map(([op, stringValue]) => ({
    fieldFilter: { field: { fieldPath: field }, op, value: { stringValue } },
  }));
  return {
    select: { fields: [{ fieldPath: field }] },
    from: [{ collectionId: COLLECTION_IDS[collection] }],
    where: filters.length === 1 ? filters[0] : { compositeFilter: { op: 'AND', filters } },
  };
}

async function runQuery(world: FirestoreWorld, structuredQuery: object) {
  const giveUpAt = world.clock.now() + PATIENCE_MS;
  const answer = await read(world, 'runQuery', { structuredQuery }, giveUpAt);
  return expectShape(rows, answer).flatMap(({ document }) => document ?? []);
}

async function count<C extends Collection>(
  world: FirestoreWorld,
  search: Search<C>,
): Promise<number> {
  const { select: _fields, ...structuredQuery } = select(search);
  const aggregations = [{ alias: 'n', count: {} }];
  const giveUpAt = world.clock.now() + PATIENCE_MS;
  const body = { structuredAggregationQuery: { structuredQuery, aggregations } };
  const answer = await read(world, 'runAggregationQuery', body, giveUpAt);
  const [row] = expectShape(counts, answer);
  return Number(row?.result.aggregateFields.n.integerValue ?? 0);
}

/** Every document of a collection, page by page in the order of their names. */
async function readAll(world: FirestoreWorld, collectionId: string): Promise<unknown[]> {
  const all: { readonly name: string }[] = [];
  for (;;) {
    const last = all.at(-1)?.name;
    const page = await runQuery(world, {
      from: [{ collectionId }],
      orderBy: [{ field: { fieldPath: '__name__' }, direction: 'ASCENDING' }],
      ...(last ? { startAt: { values: [{ referenceValue: last }], before: false } } : {}),
      limit: PAGE,
    });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

const text = z.object({ stringValue: z.string() });

function textOf(fields: unknown, name: string): string {
  return expectShape(z.object({ [name]: text }), fields)[name]?.stringValue ?? '';
}
