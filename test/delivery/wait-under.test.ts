import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { keyId, waitUnder } from '../../shared/delivery/link.ts';
import { createWorkingSet } from '../../shared/delivery/working-set.ts';
import { openSqliteLedger } from '../../shared/ledger/sqlite/sqlite-ledger.ts';
import { deliveryBench } from '../helpers/delivery-bench.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const ACCOUNT = 'pseudonym-of-an-account';
const KEY = 'order:1';

test('500 at most wait for one key or account, the newest', async () => {
  const ledger = openSqliteLedger(join(temporaryFolder(), 'ledger.db'));
  const { policy } = deliveryBench(ledger).services;
  const at = '2026-11-22T12:00:00.000Z';
  const account = { ids: [ACCOUNT], action: 'sign-in', at };
  const records = await ledger.transact(async (transaction) => {
    const set = createWorkingSet(transaction);
    const desk = { set, policy, now: Date.parse(at) };
    for (let n = 0; n < 502; n += 1) await waitUnder(desk, `f${n}`, { keys: [KEY], account });
    return [set.get('keys', ACCOUNT), set.get('keys', keyId(KEY))];
  });
  for (const record of records) {
    assert.equal(record?.parked.length, 500);
    assert.equal(record?.parked.at(-1), 'f501');
  }
  assert.deepEqual(
    records.map((record) => record?.key),
    [undefined, KEY],
  );
  ledger.close();
});
