import { AnnotatorError } from '../annotator-error.ts';
import type { Config } from '../config/config.ts';
import { keptKey } from './kept-key.ts';
import type { Ledger } from './ledger.ts';
import { openSqliteLedger } from './sqlite/sqlite-ledger.ts';
import { createVault, type Vault } from './vault.ts';

/**
 * Opens the ledger that `LEDGER` names, and the vault that goes with it.
 * @throws AnnotatorError `configuration`, `ledger_unavailable`
 */
export function openLedger(config: Config): { ledger: Ledger; vault: Vault } {
  const [engine, ...rest] = config.LEDGER.split(':');
  if (engine !== 'sqlite') {
    throw new AnnotatorError(
      'configuration',
      'LEDGER: the Firestore store is not in this version',
      {
        hint: 'Use sqlite:PATH on a machine with a disk.',
      },
    );
  }
  const path = rest.join(':');
  return {
    ledger: openSqliteLedger(path),
    vault: createVault(config.LEDGER_KEY ?? keptKey(`${path}.key`)),
  };
}
