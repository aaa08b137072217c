import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after } from 'node:test';
import { allFunctions } from '../../functions/annotator.ts';
import { type Environment, parseConfig } from '../../shared/config/config.ts';
import { installGuard } from '../../shared/http/guard.ts';
import type { HttpFunction } from '../../shared/http/message.ts';
import { nodeHandler } from '../../shared/http/node-handler.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import { createLog } from '../../shared/log/log.ts';
import { type Effects, openServices, type Services } from '../../shared/services.ts';
import { type Emulator, startEmulator } from '../emulator/emulator.ts';
import { seededRandom } from '../emulator/seeded-random.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { type TurnableClock, turnableClock } from './turnable-clock.ts';

export const PROJECT = 'test-project';
export const STRIPE_SECRET = 'whsec_mT5rQ8vZ2xKc7LdN4pJsY6Ub1Hw9FgEa';
export const CALLER_SECRET = `whsec_${Buffer.alloc(24, 'site').toString('base64')}`;
/** Of a caller that may only ask to deliver. */
export const CLOCK_SECRET = `whsec_${Buffer.alloc(24, 'clock').toString('base64')}`;

/** The annotator as it is deployed, with all its effects within reach. */
export interface HttpBench {
  readonly port: number;
  readonly services: Services;
  readonly clock: TurnableClock;
  /** Stands in for Google; knows any assessment. */
  readonly emulator: Emulator;
  /** Everything that was logged. */
  readonly lines: readonly string[];
  /** The ledger's database. */
  readonly ledgerFile: string;
  /** Serves another function beside the annotator, on a port of its own. */
  serve(served: HttpFunction): Promise<number>;
}

export interface BenchChanges {
  readonly environment?: Environment;
  /** Puts something between the functions and the ledger. */
  readonly ledger?: (real: Ledger) => Ledger;
  /** What the outside world brings in, beside clock, chance and log. */
  readonly effects?: Partial<Effects>;
  /** How long each request is taken to have waited for the process to start. */
  readonly waitedMs?: number;
}

/** Starts the annotator on a free port; it ends with the test, or the file, that started it. */
export async function startHttpBench(changes: BenchChanges = {}): Promise<HttpBench> {
  const ledgerFile = join(temporaryFolder(), 'ledger.db');
  const emulator = await startEmulator({ knownOnly: false });
  const config = parseConfig({
    RECAPTCHA_PROJECT: PROJECT,
    RECAPTCHA_EMULATOR_HOST: emulator.host,
    LEDGER: `sqlite:${ledgerFile}`,
    STRIPE_WEBHOOK_SECRETS: STRIPE_SECRET,
    CALLER_SECRETS: `site:${CALLER_SECRET}\nclock:deliver:${CLOCK_SECRET}`,
    ...changes.environment,
  });
  const lines: string[] = [];
  const clock = turnableClock();
  const log = createLog((line) => lines.push(line));
  const effects = { clock, random: seededRandom(7), log, ...changes.effects };
  const opened = openServices(config, effects);
  const services = { ...opened, ledger: changes.ledger?.(opened.ledger) ?? opened.ledger };
  const servers: Server[] = [];
  after(async () => {
    await Promise.all(servers.map(close));
    services.ledger.close();
    await emulator.stop();
  });
  const serve = async (served: HttpFunction) => {
    const server = await listen(served, services, changes.waitedMs ?? 0);
    servers.push(server);
    return (server.address() as AddressInfo).port;
  };
  const port = await serve(annotator(services));
  return { port, services, clock, emulator, lines, ledgerFile, serve };
}

function annotator(services: Services): HttpFunction {
  const found = allFunctions(services).find(({ target }) => target === 'annotator');
  assert.ok(found);
  return found;
}

async function listen(
  served: HttpFunction,
  { log, config }: Services,
  waitedMs: number,
): Promise<Server> {
  installGuard();
  const listener = nodeHandler(served, log, config.project, () => waitedMs);
  const server = createServer((request, response) => void listener(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
