import { openSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { parseConfig } from '../../../shared/config/config.ts';
import { createLog } from '../../../shared/log/log.ts';
import { openServices, type Services } from '../../../shared/services.ts';
import { systemClock } from '../../../shared/time.ts';

export const PROJECT = 'bench-project';

/** An emulator's host for who never calls one. */
export const NOWHERE = 'localhost:1';

const nowhere = openSync(devNull, 'w');

/**
 * The annotator's own services over this ledger. The log costs what it costs in production: one
 * write per line, to where nothing is kept.
 * @param emulatorHost `host:port`
 */
export function openBenchServices(ledgerFile: string, emulatorHost: string): Services {
  const config = parseConfig({
    RECAPTCHA_PROJECT: PROJECT,
    RECAPTCHA_EMULATOR_HOST: emulatorHost,
    LEDGER: `sqlite:${ledgerFile}`,
  });
  const log = createLog((line) => writeSync(nowhere, line));
  return openServices(config, { clock: systemClock, random: Math.random, log });
}
