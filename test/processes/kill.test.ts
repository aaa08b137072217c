import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import type { Environment } from '../../shared/config/config.ts';
import { LEASE_MS } from '../../shared/delivery/lease.ts';
import { FINAL_STATES, OPEN_STATES } from '../../shared/ledger/records.ts';
import { type Emulator, startEmulator } from '../emulator/emulator.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { serveAnnotator } from './annotator-server.ts';
import { bundleKillable, type KillableProcess, startKillable } from './killable-process.ts';
import { newPayment, type Payment, SCENARIOS, type Scenario } from './scenarios.ts';
import { CALLER_SECRET, type Message, STRIPE_SECRET, say } from './senders.ts';

const HOUR = 3_600_000;
const folder = temporaryFolder();

let emulator: Emulator;
let script: string;
before(async () => {
  script = await bundleKillable(folder);
  emulator = await startEmulator({ knownOnly: false });
});
after(() => emulator.stop());

/** Everything one killed process leaves behind. */
interface Run {
  readonly scenario: Scenario;
  readonly payment: Payment;
  readonly environment: Environment;
  readonly file: string;
  /** Time as the process and its heir see it. */
  readonly clock: { now(): number; turn(milliseconds: number): void };
}

describe('An annotator killed with SIGKILL loses nothing and sends nothing twice', () => {
  for (const scenario of SCENARIOS) {
    it(`during ${scenario.title}`, { concurrency: 4, timeout: 180_000 }, async (test) => {
      const steps = await allStepsOf(scenario);
      const points = steps.map((step, at) =>
        test.test(`before ${step} (${at})`, { timeout: 60_000 }, () =>
          killAndRecover(scenario, steps, at),
        ),
      );
      await Promise.all(points);
      const windows = steps.filter((_, at) => isInWindow(scenario, steps, at)).length;
      test.diagnostic(`killed at ${steps.length} points, sent twice after ${windows} of them`);
    });
  }
});

/** Runs it once without a kill. */
async function allStepsOf(scenario: Scenario): Promise<readonly string[]> {
  const run = await begin(scenario);
  const child = startKillable(script, run.environment);
  const answered = await sayAll(child, run);
  assert.equal(answered, scenario.says(run.payment).length, 'somebody got no answer');
  await child.kill(answered);
  await recover(run, answered);
  assertArrived(run, 0);
  const { stepsBefore = 0 } = (await child.listening) ?? {};
  return scenario.whileStarting ? child.steps.slice(0, stepsBefore) : child.steps;
}

async function killAndRecover(scenario: Scenario, steps: readonly string[], at: number) {
  const run = await begin(scenario);
  const child = startKillable(script, { ...run.environment, KILL_AT: String(at) });
  const answered = await sayAll(child, run);
  assert.equal(await child.ended, 'SIGKILL');
  assert.deepEqual(child.steps, steps.slice(0, at + 1));
  assertSound(run.file);
  const totals = await recover(run, answered);
  const again = isInWindow(scenario, steps, at) ? 1 : 0;
  assertArrived(run, again);
  for (const doubt of ['uncertain', 'resent']) assert.ok((totals[doubt] ?? 0) >= again, doubt);
}

/** From the moment Google has taken a label until that is committed, a death sends it again. */
function isInWindow({ away }: Scenario, steps: readonly string[], at: number): boolean {
  const taken = steps.lastIndexOf('Google answers', at);
  return taken >= 0 && away !== 'throughout' && !steps.slice(taken, at).includes('COMMIT');
}

async function begin(scenario: Scenario): Promise<Run> {
  const payment = newPayment();
  const { assessment, name } = payment;
  if (scenario.away) {
    emulator.fault({
      match: { assessment },
      times: scenario.away === 'before' ? 1 : 2,
      status: 503,
    });
  }
  mkdirSync(join(folder, name));
  const file = join(folder, name, 'ledger.db');
  const environment = {
    RECAPTCHA_PROJECT: 'test-project',
    RECAPTCHA_EMULATOR_HOST: emulator.host,
    LEDGER: `sqlite:${file}`,
    STRIPE_WEBHOOK_SECRETS: STRIPE_SECRET,
    CALLER_SECRETS: CALLER_SECRET,
    CLOCK_AHEAD_MS: String(scenario.aheadMs ?? 0),
    COMMIT_TAKES_MS: String(scenario.commitTakesMs ?? 0),
    EVERY_WRITE: String(scenario.everyWrite ?? false),
    ...(scenario.whileStarting ? { COUNT_FROM: 'start' } : {}),
  };
  const run = { scenario, payment, environment, file, clock: aheadBy(0) };
  if (scenario.before) {
    const past = await serveAnnotator(environment, { clock: run.clock });
    for (const message of scenario.before(payment)) await sayOnce(past.url, message, run);
    await past.stop();
  }
  run.clock.turn(scenario.aheadMs ?? 0);
  return run;
}

/** @returns how many messages were answered before it died */
async function sayAll(child: KillableProcess, run: Run): Promise<number> {
  const { url } = (await child.listening) ?? {};
  if (url === undefined) return 0;
  let answered = 0;
  for (const message of run.scenario.says(run.payment)) {
    const reply = await say(url, message, run.clock.now());
    if (reply?.status !== 200) break;
    answered += 1;
  }
  return answered;
}

/** What follows a death: senders without an answer try again, and `deliver` is called until nothing is left. */
async function recover(run: Run, answered: number): Promise<Record<string, number>> {
  const { scenario, payment, clock } = run;
  clock.turn(scenario.againAfterMs ?? 0);
  const heir = await serveAnnotator(run.environment, { clock });
  try {
    for (const message of scenario.says(payment).slice(answered)) {
      await sayOnce(heir.url, message, run);
    }
    clock.turn(LEASE_MS + 1);
    for (let pass = 0; pass < 5; pass += 1) {
      const report = await sayOnce(heir.url, { to: 'deliver' }, run);
      if (report.left?.pending === 0) break;
      clock.turn(HOUR);
    }
    const { ledger } = heir.services;
    assert.deepEqual(await ledger.openSummary(), { pending: 0, parked: 0 });
    const totals: Record<string, number> = {};
    for (const { outcome, n } of await ledger.totals())
      totals[outcome] = (totals[outcome] ?? 0) + n;
    for (const state of [...OPEN_STATES, ...FINAL_STATES]) {
      assert.equal(totals[state] ?? 0, scenario.ends[state] ?? 0, `${state}: wrong total`);
    }
    return totals;
  } finally {
    await heir.stop();
  }
}

async function sayOnce(url: string, message: Message, { clock }: Run) {
  const reply = await say(url, message, clock.now());
  assert.equal(reply?.status, 200, `${message.to} was not answered`);
  return reply.body;
}

/** Every label reached the API, in order, and none again but for the labels told to. */
function assertArrived({ scenario, payment }: Run, again: number): void {
  const arrivals = emulator
    .arrived()
    .filter(({ assessment }) => assessment === payment.assessment)
    .map(({ body }) => (body as { transactionEvent: { eventType: string } }).transactionEvent);
  const types = arrivals.map(({ eventType }) => eventType);
  const once = types.filter((type, index) => type !== types[index - 1]);
  assert.deepEqual(once, scenario.labels);
  assert.equal(types.length - once.length, again, `sent again: ${types.join()}`);
}

function assertSound(file: string): void {
  const database = new DatabaseSync(file);
  try {
    assert.deepEqual(
      { ...database.prepare('PRAGMA integrity_check').get() },
      {
        integrity_check: 'ok',
      },
    );
  } finally {
    database.close();
  }
}

function aheadBy(milliseconds: number) {
  let ahead = milliseconds;
  return {
    now: () => Date.now() + ahead,
    turn(further: number) {
      ahead += further;
    },
  };
}
