import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { Ledger, Total, Transaction } from '../ledger.ts';
import { COLLECTIONS } from '../records.ts';
import { positionEnd } from '../redrivable.ts';
import { patienceFromNow, reachable, whenFree } from './busy.ts';
import { migrate } from './schema.ts';
import { createStatements, type Statements } from './statements.ts';
import { createTransaction } from './transaction.ts';

/**
 * The embedded ledger: one file, several processes of one machine.
 * @param path file, created with its folder when missing
 * @throws AnnotatorError `ledger_unavailable`, or `configuration` when a newer version wrote the file
 */
export function openSqliteLedger(path: string): Ledger {
  const database = reachable(() => {
    mkdirSync(dirname(path), { recursive: true });
    const opened = new DatabaseSync(path, { timeout: 2_000 });
    opened.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    migrate(opened);
    opened.exec('PRAGMA busy_timeout = 0');
    return opened;
  });
  const statements = createStatements(database);
  const inTurn = createTurnstile();
  return {
    transact: (work, { patienceMs } = {}) => {
      const giveUpAt = patienceFromNow(patienceMs);
      return inTurn(() => transact(database, statements, work, giveUpAt));
    },
    ...queries(statements),
    sweep: (now, limit) =>
      inTurn(() =>
        whenFree(() =>
          COLLECTIONS.reduce(
            (sum, name) => sum + Number(statements.sweep(name).run(now, limit).changes),
            0,
          ),
        ),
      ),
    close: () => database.close(),
  };
}

function queries(
  statements: Statements,
): Pick<Ledger, 'dueHeads' | 'overdueParked' | 'redrivable' | 'openSummary' | 'totals'> {
  return {
    dueHeads: (now, limit, from) =>
      whenFree(() =>
        statements
          .dueHeads(from)
          .all(now, limit)
          .map(({ id }) => String(id)),
      ),
    redrivable: (state, after, limit) =>
      whenFree(() =>
        statements
          .redrivable(state)
          .all(after, positionEnd(state), limit)
          .map(({ id, position }) => ({ id: String(id), position: String(position) })),
      ),
    overdueParked: (now, limit) =>
      whenFree(() => statements.overdueParked.all(now, limit).map(({ id }) => String(id))),
    openSummary: () =>
      whenFree(() => {
        const row = statements.openSummary.get();
        const oldest = row?.['oldest'];
        return {
          pending: Number(row?.['pending'] ?? 0),
          parked: Number(row?.['parked'] ?? 0),
          ...(typeof oldest === 'string' ? { oldestOpenSince: oldest } : {}),
        };
      }),
    totals: () =>
      whenFree(() =>
        statements.totals.all().map((row) => ({ ...row }) as unknown as Total & { n: number }),
      ),
  };
}

async function transact<T>(
  database: DatabaseSync,
  statements: Statements,
  work: (transaction: Transaction) => Promise<T>,
  giveUpAt: number,
): Promise<T> {
  await whenFree(() => database.exec('BEGIN IMMEDIATE'), giveUpAt);
  try {
    const transaction = createTransaction(statements);
    const result = await work(transaction);
    reachable(() => {
      transaction.write();
      database.exec('COMMIT');
    });
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** One transaction at a time: they share the connection. Between two, others are served. */
function createTurnstile(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(() => setImmediate()).then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
