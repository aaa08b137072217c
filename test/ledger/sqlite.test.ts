import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { it } from 'node:test';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import { openSqliteLedger } from '../../shared/ledger/sqlite/sqlite-ledger.ts';
import { deliveryConformance } from '../delivery/conformance/index.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { ledgerConformance } from './ledger-conformance.ts';
import { twoProcesses } from './processes/two-processes.ts';
import { finding, read, write } from './records.ts';

const folder = temporaryFolder();
let files = 0;
const freshFile = () => join(folder, `nested/ledger-${files++}.db`);

const fresh = () => {
  const path = freshFile();
  return { open: () => openSqliteLedger(path) };
};

ledgerConformance('SQLite', fresh);
deliveryConformance('SQLite', fresh);
twoProcesses('SQLite', () => ({ sqlite: freshFile() }));

it('SQLite keeps what is committed when the process is killed right after', async () => {
  const path = freshFile();
  const module = new URL('../../shared/ledger/sqlite/sqlite-ledger.ts', import.meta.url).href;
  const script = `
    import { openSqliteLedger } from ${JSON.stringify(module)};
    const ledger = openSqliteLedger(${JSON.stringify(path)});
    await ledger.transact(async (t) => t.put('findings', 'f1', ${JSON.stringify(finding)}));
    process.kill(process.pid, 'SIGKILL');`;
  const child = spawnSync(process.execPath, ['--input-type=module', '--eval', script]);
  assert.equal(child.signal, 'SIGKILL', child.stderr.toString());
  const found = await read(openSqliteLedger(path), 'findings', 'f1');
  assert.deepEqual(found, [finding]);
});

it('SQLite refuses a file that a newer version of the program wrote', () => {
  const path = freshFile();
  openSqliteLedger(path).close();
  const database = new DatabaseSync(path);
  database.exec('PRAGMA user_version = 99');
  database.close();
  assert.throws(
    () => openSqliteLedger(path),
    (error) => error instanceof AnnotatorError && error.code === 'configuration',
  );
});

it('SQLite says the ledger is unavailable when its file is no database', () => {
  assert.throws(
    () => openSqliteLedger('/dev/null/nowhere/ledger.db'),
    (error) => error instanceof AnnotatorError && error.code === 'ledger_unavailable',
  );
});

it('SQLite removes what has expired and keeps the rest', async () => {
  const ledger = fresh().open();
  await write(ledger, 'findings', {
    old: { ...finding, expireAt: '2026-01-01T00:00:00.000Z' },
    new: { ...finding, expireAt: '2027-01-01T00:00:00.000Z' },
    open: finding,
  });
  assert.equal(await ledger.sweep('2026-11-22T00:00:00.000Z', 100), 1);
  const [old, recent, open] = await read(ledger, 'findings', 'old', 'new', 'open');
  assert.equal(old, undefined);
  assert.ok(recent && open);
});

it('SQLite lets nobody wait longer than the first one for a lock that stays', async () => {
  const path = freshFile();
  const ledger = openSqliteLedger(path);
  const other = new DatabaseSync(path);
  other.exec('BEGIN IMMEDIATE');
  const start = performance.now();
  const waiting = Array.from({ length: 6 }, () => ledger.transact(async () => undefined));
  for (const result of await Promise.allSettled(waiting)) {
    assert.equal(result.status, 'rejected');
    assert.equal(result.status === 'rejected' && result.reason.code, 'ledger_unavailable');
  }
  assert.ok(performance.now() - start < 7_000, `${performance.now() - start} ms`);
  other.exec('ROLLBACK');
  await ledger.transact(async () => undefined);
});
