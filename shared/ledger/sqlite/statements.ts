import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { COLLECTIONS, type Collection, type RedrivableState } from '../records.ts';

export interface Statements {
  get(collection: Collection): StatementSync;
  put(collection: Collection): StatementSync;
  delete(collection: Collection): StatementSync;
  sweep(collection: Collection): StatementSync;
  readonly add: StatementSync;
  dueHeads(from: 'oldest' | 'newest'): StatementSync;
  redrivable(state: RedrivableState): StatementSync;
  readonly overdueParked: StatementSync;
  readonly openSummary: StatementSync;
  readonly totals: StatementSync;
}

/** Every statement the store uses, prepared once. */
export function createStatements(database: DatabaseSync): Statements {
  const perCollection = (sql: (name: Collection) => string) => {
    const prepared = Object.fromEntries(
      COLLECTIONS.map((name) => [name, database.prepare(sql(name))]),
    ) as Record<Collection, StatementSync>;
    return (name: Collection) => prepared[name];
  };
  const [oldest, newest] = ['ASC', 'DESC'].map((direction) =>
    database.prepare(
      `SELECT id FROM heads WHERE due_at <= ? ORDER BY due_at ${direction}, id ${direction} LIMIT ?`,
    ),
  ) as [StatementSync, StatementSync];
  const [stranded, quarantined] = ['findings', 'quarantine'].map((name) =>
    database.prepare(
      `SELECT id, redrivable AS position FROM ${name}
        WHERE redrivable > ? AND redrivable < ? ORDER BY redrivable LIMIT ?`,
    ),
  ) as [StatementSync, StatementSync];
  return {
    get: perCollection((name) => `SELECT record FROM ${name} WHERE id = ?`),
    put: perCollection(
      (name) => `INSERT INTO ${name} (id, record) VALUES (?, ?)
        ON CONFLICT (id) DO UPDATE SET record = excluded.record`,
    ),
    delete: perCollection((name) => `DELETE FROM ${name} WHERE id = ?`),
    sweep: perCollection(
      (name) => `DELETE FROM ${name} WHERE id IN
        (SELECT id FROM ${name} WHERE expire_at <= ? ORDER BY expire_at LIMIT ?)`,
    ),
    add: database.prepare(`INSERT INTO totals VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET n = n + excluded.n`),
    dueHeads: (from) => (from === 'oldest' ? oldest : newest),
    redrivable: (state) => (state === 'quarantined' ? quarantined : stranded),
    overdueParked: database.prepare(
      'SELECT id FROM findings WHERE parked_until <= ? ORDER BY parked_until, id LIMIT ?',
    ),
    openSummary: database.prepare(`SELECT count(*) AS pending, min(open_since) AS oldest,
        (SELECT count(*) FROM findings WHERE parked_until IS NOT NULL) AS parked
      FROM findings WHERE open_since IS NOT NULL`),
    totals: database.prepare(
      'SELECT day, provider, event_type AS eventType, outcome, n FROM totals WHERE n <> 0',
    ),
  };
}
