import type { Ref, Transaction } from '../ledger.ts';
import type { Collection, Records } from '../records.ts';
import { reachable } from './busy.ts';
import type { Statements } from './statements.ts';

/**
 * Spaces to these lengths follow a record. A head grows with every lease and open finding, mostly
 * long after its neighbours have filled its page: with room for both it need not move.
 */
const ROOM: Partial<Record<Collection, number>> = { heads: 400 };

/** A transaction whose writes are kept back until `write`. */
export function createTransaction(statements: Statements): Transaction & { write(): void } {
  const writes: (() => void)[] = [];
  return {
    async get<C extends Collection>(refs: readonly Ref<C>[]) {
      return reachable(() =>
        refs.map(({ collection, id }) => {
          const record = statements.get(collection).get(id)?.['record'];
          return typeof record === 'string' ? (JSON.parse(record) as Records[C]) : undefined;
        }),
      );
    },
    put(collection, id, record) {
      const text = JSON.stringify(record).padEnd(ROOM[collection] ?? 0);
      writes.push(() => statements.put(collection).run(id, text));
    },
    delete(collection, id) {
      writes.push(() => statements.delete(collection).run(id));
    },
    add({ day, provider, eventType, outcome }, n) {
      writes.push(() => statements.add.run(day, provider, eventType, outcome, n));
    },
    write() {
      for (const write of writes) write();
    },
  };
}
