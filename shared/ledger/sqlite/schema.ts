import type { DatabaseSync } from 'node:sqlite';
import { AnnotatorError } from '../../annotator-error.ts';
import { COLLECTIONS } from '../records.ts';

/**
 * One table per collection: the record as JSON, and a column for each field that is searched. The
 * tables have rowids: filed under their scattered ids, records would make a tree twice as deep, and
 * touch a page each where neighbours in time now share one.
 * A step is never changed once released; a later version appends one.
 */
const STEPS: readonly string[] = [
  [
    ...COLLECTIONS.map(
      (name) => `CREATE TABLE ${name} (
        id TEXT PRIMARY KEY,
        record TEXT NOT NULL,
        expire_at TEXT AS (record ->> '$.expireAt') VIRTUAL
      ) STRICT;
      CREATE INDEX ${name}_expire_at ON ${name} (expire_at) WHERE expire_at IS NOT NULL;`,
    ),
    ...['findings', 'quarantine'].map(
      (
        name,
      ) => `ALTER TABLE ${name} ADD COLUMN redrivable TEXT AS (record ->> '$.redrivable') VIRTUAL;
      CREATE INDEX ${name}_redrivable ON ${name} (redrivable) WHERE redrivable IS NOT NULL;`,
    ),
    `ALTER TABLE heads ADD COLUMN due_at TEXT AS (record ->> '$.dueAt') VIRTUAL;
     CREATE INDEX heads_due_at ON heads (due_at, id) WHERE due_at IS NOT NULL;
     ALTER TABLE findings ADD COLUMN state TEXT AS (record ->> '$.state') VIRTUAL;
     ALTER TABLE findings ADD COLUMN open_since TEXT AS (record ->> '$.openSince') VIRTUAL;
     CREATE INDEX findings_open_since ON findings (open_since, state) WHERE open_since IS NOT NULL;
     ALTER TABLE findings ADD COLUMN parked_until TEXT AS (record ->> '$.parkedUntil') VIRTUAL;
     CREATE INDEX findings_parked_until ON findings (parked_until) WHERE parked_until IS NOT NULL;
     CREATE TABLE totals (
       day TEXT NOT NULL, provider TEXT NOT NULL, event_type TEXT NOT NULL, outcome TEXT NOT NULL,
       n INTEGER NOT NULL,
       PRIMARY KEY (day, provider, event_type, outcome)
     ) STRICT, WITHOUT ROWID;`,
  ].join('\n'),
];

/**
 * Brings the database to today's schema.
 * @throws AnnotatorError `configuration` when a newer version of the program wrote it
 */
export function migrate(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    const row = database.prepare('PRAGMA user_version').get();
    const version = Number(row?.['user_version']);
    if (version > STEPS.length) {
      throw new AnnotatorError(
        'configuration',
        `The ledger has schema ${version}, this program knows ${STEPS.length}`,
        { hint: 'Run the version that wrote it, or a newer one.' },
      );
    }
    for (const step of STEPS.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${STEPS.length}; COMMIT`);
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
