import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config/config.ts';
import { type Credentials, emulatorOwner } from '../google/credentials.ts';
import { emulatorEndpoint } from '../google/emulator-endpoint.ts';
import type { Clock } from '../time.ts';
import { createFirestoreClient } from './firestore/firestore-client.ts';
import { openFirestoreLedger } from './firestore/firestore-ledger.ts';
import { keptKey } from './kept-key.ts';
import type { Ledger } from './ledger.ts';
import { openSqliteLedger } from './sqlite/sqlite-ledger.ts';
import { createVault, type Vault } from './vault.ts';

/** Source: https://cloud.google.com/firestore/docs/reference/rest */
const FIRESTORE = new URL('https://firestore.googleapis.com');

export interface LedgerEffects {
  readonly clock: Clock;
  readonly random: () => number;
  readonly credentials: Credentials;
}

/**
 * Opens the ledger that `LEDGER` names, and the vault that goes with it.
 * @throws AnnotatorError `configuration`, `ledger_unavailable`
 */
export function openLedger(
  config: Config,
  effects: LedgerEffects,
): { ledger: Ledger; vault: Vault } {
  const [engine, ...rest] = config.LEDGER.split(':');
  const where = rest.join(':');
  const ledger =
    engine === 'firestore' ? firestore(config, where, effects) : openSqliteLedger(where);
  return { ledger, vault: createVault(config.LEDGER_KEY ?? keptKey(`${where}.key`)) };
}

function firestore(config: Config, database: string, effects: LedgerEffects): Ledger {
  const { clock, random } = effects;
  const root = `projects/${config.ledgerProject}/databases/${database}/documents`;
  const emulator = config.FIRESTORE_EMULATOR_HOST;
  const endpoint = emulator ? emulatorEndpoint(emulator) : FIRESTORE;
  const credentials = emulator ? emulatorOwner : effects.credentials;
  const api = createFirestoreClient({ endpoint, root, credentials, clock });
  return openFirestoreLedger({ api, root, clock, random, sleep });
}
