import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import { createLosses } from '../../shared/delivery/losses.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import { openSqliteLedger } from '../../shared/ledger/sqlite/sqlite-ledger.ts';
import { toReading } from '../helpers/delivery-bench.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { START } from '../helpers/turnable-clock.ts';

const says = { reasons: ['CORRECT_PASSWORD' as const] };
const SIGN_IN = toReading({ id: 'e1', says, keys: ['order:1'] }, START);
const SILENT = toReading({ id: 'e2' }, START);

test('What was lost is counted once the ledger can be reached again, however much it was', async () => {
  const real = openSqliteLedger(join(temporaryFolder(), 'ledger.db'));
  const away: Ledger = {
    ...real,
    transact: async () => {
      throw new AnnotatorError('ledger_unavailable', 'away');
    },
  };
  let adds = 0;
  const ledger: Ledger = {
    ...real,
    transact: (work, options) =>
      real.transact((transaction) => {
        const add: typeof transaction.add = (total, n) => {
          adds += 1;
          transaction.add(total, n);
        };
        return work({ ...transaction, add });
      }, options),
  };
  const losses = createLosses();
  for (let n = 0; n < 10_000; n += 1) assert.equal(losses.note('supabase', [SIGN_IN], START), 1);
  await losses.record(away);
  assert.equal(losses.note('supabase', [SILENT], START), 0);
  await losses.record(ledger);
  await losses.record(ledger);
  assert.deepEqual(
    (await real.totals()).map(({ outcome, n }) => [outcome, n]),
    [['lost', 10_000]],
  );
  assert.equal(adds, 1);
});
