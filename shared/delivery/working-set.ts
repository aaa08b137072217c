import type { Ref, Total, Transaction } from '../ledger/ledger.ts';
import { COLLECTIONS, type Collection, type Records } from '../ledger/records.ts';

/** Ids of records by their collection. */
export type Wanted = { readonly [C in Collection]?: readonly string[] };

/**
 * The records one transaction works on: loaded in batches, changed in memory, written once at the
 * end. Reading after writing sees what was written.
 */
export interface WorkingSet {
  /** Reads what is not yet here, in one request. */
  load(wanted: Wanted): Promise<void>;
  /** A record that was loaded or put; undefined where there is none. */
  get<C extends Collection>(collection: C, id: string): Records[C] | undefined;
  put<C extends Collection>(collection: C, id: string, record: Records[C]): void;
  delete(collection: Collection, id: string): void;
  add(total: Total, n: number): void;
  /** Hands everything changed to the transaction. */
  flush(): void;
}

export function createWorkingSet(transaction: Transaction): WorkingSet {
  const known = byCollection(() => new Map<string, Records[Collection] | undefined>());
  const changed = byCollection(() => new Set<string>());
  const totals: [Total, number][] = [];
  return {
    async load(wanted) {
      const missing = refsOf(wanted).filter(({ collection, id }) => !known[collection].has(id));
      if (missing.length === 0) return;
      const records = await transaction.get(missing);
      missing.forEach(({ collection, id }, index) => {
        known[collection].set(id, records[index]);
      });
    },
    get<C extends Collection>(collection: C, id: string) {
      return known[collection].get(id) as Records[C] | undefined;
    },
    put(collection, id, record) {
      known[collection].set(id, record);
      changed[collection].add(id);
    },
    delete(collection, id) {
      known[collection].set(id, undefined);
      changed[collection].add(id);
    },
    add(total, n) {
      totals.push([total, n]);
    },
    flush() {
      for (const collection of COLLECTIONS) {
        for (const id of changed[collection]) {
          const record = known[collection].get(id);
          if (record) transaction.put(collection, id, record);
          else transaction.delete(collection, id);
        }
      }
      for (const [total, n] of totals) if (n !== 0) transaction.add(total, n);
    },
  };
}

function refsOf(wanted: Wanted): Ref[] {
  return COLLECTIONS.flatMap((collection) =>
    [...new Set(wanted[collection])].map((id) => ({ collection, id })),
  );
}

function byCollection<T>(create: () => T): Record<Collection, T> {
  return Object.fromEntries(COLLECTIONS.map((name) => [name, create()])) as Record<Collection, T>;
}
