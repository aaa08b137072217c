import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { it } from 'node:test';
import { openSqliteLedger } from '../../../shared/ledger/sqlite/sqlite-ledger.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { at, head, read, write } from '../records.ts';

it('SQLite keeps a head in its place while a finding about it is sent', async () => {
  const path = join(temporaryFolder(), 'ledger.db');
  const ledger = openSqliteLedger(path);
  const database = new DatabaseSync(path);
  const length = () => database.prepare('SELECT length(record) AS n FROM heads').get()?.['n'];
  await write(ledger, 'heads', { a: head });
  const before = length();
  const id = 'twenty-two-characters.';
  const lease = { owner: 'an-owner-of-20-chars', until: at(30), sending: id };
  const open = [{ id, eventTime: at(0), arrivedAt: at(1) }];
  const claimed = { ...head, open, lease, dueAt: at(30) };
  await write(ledger, 'heads', { a: claimed });
  assert.equal(length(), before);
  assert.deepEqual(await read(ledger, 'heads', 'a'), [claimed]);
  database.close();
  ledger.close();
});
