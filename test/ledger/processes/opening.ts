import { setTimeout as sleep } from 'node:timers/promises';
import { emulatorOwner } from '../../../shared/google/credentials.ts';
import { emulatorEndpoint } from '../../../shared/google/emulator-endpoint.ts';
import { createFirestoreClient } from '../../../shared/ledger/firestore/firestore-client.ts';
import { openFirestoreLedger } from '../../../shared/ledger/firestore/firestore-ledger.ts';
import type { Ledger } from '../../../shared/ledger/ledger.ts';
import { openSqliteLedger } from '../../../shared/ledger/sqlite/sqlite-ledger.ts';
import { systemClock } from '../../../shared/time.ts';

/** Which ledger to open, in words that another process understands. */
export type Opening =
  | { readonly sqlite: string }
  | { readonly firestore: string; readonly root: string };

export function open(opening: Opening): Ledger {
  if ('sqlite' in opening) return openSqliteLedger(opening.sqlite);
  const { root } = opening;
  const api = createFirestoreClient({
    endpoint: emulatorEndpoint(opening.firestore),
    root,
    credentials: emulatorOwner,
    clock: systemClock,
  });
  return openFirestoreLedger({ api, root, clock: systemClock, random: Math.random, sleep });
}
