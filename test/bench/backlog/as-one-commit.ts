import { createWorkingSet, type Wanted } from '../../../shared/delivery/working-set.ts';
import type { Ledger, Ref, Transaction } from '../../../shared/ledger/ledger.ts';
import type { Collection } from '../../../shared/ledger/records.ts';

/**
 * Commits all that `work` does with the ledger it is given as one transaction: thousands of small
 * ones, each as it is in production, in the time of one.
 */
export function asOneCommit(ledger: Ledger, work: (ledger: Ledger) => Promise<void>) {
  return ledger.transact(async (transaction) => {
    const set = createWorkingSet(transaction);
    const inner: Transaction = {
      async get<C extends Collection>(refs: readonly Ref<C>[]) {
        await set.load(wanted(refs));
        return refs.map(({ collection, id }) => set.get(collection, id));
      },
      put: set.put,
      delete: set.delete,
      add: set.add,
    };
    await work({ ...ledger, transact: (small) => small(inner) });
    set.flush();
  });
}

function wanted(refs: readonly Ref[]): Wanted {
  const ids: { [C in Collection]?: string[] } = {};
  for (const { collection, id } of refs) {
    ids[collection] ??= [];
    ids[collection].push(id);
  }
  return ids;
}
