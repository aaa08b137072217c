import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, parseConfig } from '../../../shared/config/config.ts';
import { emulatorOwner } from '../../../shared/google/credentials.ts';
import { openLedger } from '../../../shared/ledger/open-ledger.ts';
import { systemClock } from '../../../shared/time.ts';
import { startFirestoreEmulator } from '../../firestore/firestore-emulator.ts';
import { freshDatabase } from '../../firestore/fresh-database.ts';

export const LEDGERS = ['firestore', 'sqlite'] as const;
export type LedgerKind = (typeof LEDGERS)[number];

/** A ledger of its own for one run. */
export interface LedgerUnderTest {
  /** What an annotator must be told to use it. */
  readonly environment: Environment;
  stop(): Promise<void>;
}

/** @throws AnnotatorError `internal` when the Firestore emulator does not start */
export async function startLedger(kind: LedgerKind): Promise<LedgerUnderTest> {
  const LEDGER_KEY = randomBytes(32).toString('base64');
  if (kind === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'recaptcha-annotator-'));
    return {
      environment: { LEDGER_KEY, LEDGER: `sqlite:${join(folder, 'ledger.db')}` },
      stop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  const { host, stop } = await startFirestoreEmulator();
  return {
    environment: {
      LEDGER_KEY,
      LEDGER: 'firestore:(default)',
      FIRESTORE_EMULATOR_HOST: host,
      GOOGLE_CLOUD_PROJECT: freshDatabase().project,
    },
    stop,
  };
}

/** The running totals by outcome. */
export async function readTotals(environment: Environment): Promise<Record<string, number>> {
  const { ledger } = openLedger(parseConfig(environment), {
    clock: systemClock,
    random: Math.random,
    credentials: emulatorOwner,
  });
  const sums: Record<string, number> = {};
  for (const { outcome, n } of await ledger.totals()) sums[outcome] = (sums[outcome] ?? 0) + n;
  ledger.close();
  return sums;
}
