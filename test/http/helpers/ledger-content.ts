import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { COLLECTIONS, type Collection, type Records } from '../../../shared/ledger/records.ts';

/** What a ledger holds: how many records of each kind, and every total that is not zero. */
export interface LedgerContent {
  readonly records: Readonly<Partial<Record<Collection, number>>>;
  /** `charge.succeeded delivered`: 1 */
  readonly totals: Readonly<Record<string, number>>;
}

export const NOTHING: LedgerContent = { records: {}, totals: {} };

/** Reads the file as another process would; collections without records are left out. */
export function ledgerContent(file: string): LedgerContent {
  return reading(file, (database) => ({
    records: Object.fromEntries(
      COLLECTIONS.map((name) => [name, count(database, name)] as const).filter(([, n]) => n > 0),
    ),
    totals: Object.fromEntries(
      database
        .prepare('SELECT event_type, outcome, n FROM totals WHERE n <> 0')
        .all()
        .map(({ event_type: type, outcome, n }) => [`${type} ${outcome}`, Number(n)]),
    ),
  }));
}

/** Every record of one collection. */
export function ledgerRecords<C extends Collection>(file: string, collection: C): Records[C][] {
  return reading(file, (database) =>
    database
      .prepare(`SELECT record FROM ${collection}`)
      .all()
      .map(({ record }) => JSON.parse(String(record)) as Records[C]),
  );
}

/** The bytes of the database and whatever SQLite keeps beside it; not the key. */
export function ledgerBytes(file: string): Buffer {
  const files = readdirSync(dirname(file)).filter(
    (name) => name.startsWith(basename(file)) && !name.endsWith('.key'),
  );
  return Buffer.concat(files.map((name) => readFileSync(join(dirname(file), name))));
}

function count(database: DatabaseSync, collection: Collection): number {
  return Number(database.prepare(`SELECT count(*) AS n FROM ${collection}`).get()?.['n']);
}

function reading<T>(file: string, read: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}
