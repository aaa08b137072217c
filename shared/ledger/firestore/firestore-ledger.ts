import {
  type Ledger,
  type Memory,
  PATIENCE_MS,
  type Transaction,
  type TransactOptions,
} from '../ledger.ts';
import { backoff, type FirestoreWorld, unavailable } from './ask.ts';
import { commit } from './commit.ts';
import { createQueries } from './queries.ts';
import { createFirestoreTransaction, type FirestoreTransaction } from './transaction.ts';

/**
 * The distributed ledger: Firestore in Native mode, over REST. A transaction reads, decides, and
 * commits on condition that every document it writes is still as it was read; nothing is locked.
 */
export function openFirestoreLedger(world: FirestoreWorld): Ledger {
  return {
    transact: (work, options) => transact(world, work, options),
    ...createQueries(world),
    // A TTL policy on `expireAt` does it.
    sweep: async () => 0,
    close: () => undefined,
  };
}

async function transact<T>(
  world: FirestoreWorld,
  work: (transaction: Transaction) => Promise<T>,
  { memory, patienceMs = PATIENCE_MS }: TransactOptions = {},
): Promise<T> {
  const { clock, sleep, random } = world;
  const giveUpAt = clock.now() + patienceMs;
  for (let tries = 1; ; tries += 1) {
    const transaction = createFirestoreTransaction(world, memory, giveUpAt);
    const result = await work(transaction);
    const version = await commit(world, transaction, giveUpAt);
    if (version !== undefined) {
      remember(memory, transaction, version);
      return result;
    }
    memory?.clear();
    const pause = backoff(tries, random);
    if (clock.now() + pause >= giveUpAt) {
      throw unavailable({ kind: 'outrun', status: 'ABORTED', doubtful: false });
    }
    await sleep(pause);
  }
}

function remember(
  memory: Memory | undefined,
  { seen, written }: FirestoreTransaction,
  version: string,
): void {
  if (!memory) return;
  const known = [...seen];
  memory.clear();
  for (const [name, one] of known) memory.set(name, one);
  for (const [name, record] of written) {
    memory.set(name, { record, version: record ? version : undefined });
  }
}
