import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '../../time.ts';
import type { Ledger, Total } from '../ledger.ts';
import { COLLECTIONS } from '../records.ts';
import { positionEnd } from '../redrivable.ts';
import { patienceFromNow, reachable, whenFree } from './busy.ts';
import { createGroupCommit } from './group-commit.ts';
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
  const commit = createGroupCommit(database);
  return {
    transact: (work, { patienceMs } = {}) =>
      commit(async () => {
        const transaction = createTransaction(statements);
        const result = await work(transaction);
        reachable(() => transaction.write());
        return result;
      }, patienceFromNow(patienceMs)),
    ...queries(statements),
    sweep: (now, limit) =>
      commit(async () => reachable(() => sweep(statements, now, limit)), patienceFromNow()),
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

function sweep(statements: Statements, now: Instant, limit: number): number {
  const removed = COLLECTIONS.map((name) => statements.sweep(name).run(now, limit).changes);
  return removed.reduce<number>((sum, n) => sum + Number(n), 0);
}
