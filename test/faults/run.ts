import type { Environment } from '../../shared/config/config.ts';
import { CALLER_SECRET, STRIPE_SECRET } from '../processes/senders.ts';
import { createChance } from '../simulation/chance.ts';
import type { Evidence } from './oracles/evidence.ts';
import { makePlan } from './plan/make-plan.ts';
import { drain, startDeliverJob } from './world/deliver-job.ts';
import { type Fleet, startFleet } from './world/fleet.ts';
import { type LedgerKind, readTotals, startLedger } from './world/ledger-under-test.ts';
import { type Recaptcha, startRecaptcha } from './world/recaptcha.ts';
import { sendAll } from './world/send-all.ts';
import { planTrouble } from './world/trouble.ts';

export interface RunOptions {
  readonly seed: number;
  readonly events: number;
  readonly ledger: LedgerKind;
  readonly processes: number;
  /** Messages on their way at the same time. */
  readonly atOnce: number;
  readonly kills: number;
  /** How far to turn the clock when the faults are over, so that no pause has to be waited for. */
  readonly aheadMs: number;
  /** Told every line the annotators print. */
  readonly onLine?: (line: string) => void;
}

const DELIVER_EVERY_MS = 2_000;
/** Longer than a lease and the pauses after one or two failures. */
const PATIENCE_MS = 75_000;

/** Real processes over a real ledger, real faults, and what came of it. */
export async function run(options: RunOptions): Promise<Evidence> {
  const started: { stop(): Promise<void> }[] = [];
  const stopLater = <T extends { stop(): Promise<void> }>(one: T) => {
    started.unshift(one);
    return one;
  };
  try {
    const ledger = stopLater(await startLedger(options.ledger));
    const recaptcha = stopLater(await startRecaptcha());
    const environment: Environment = {
      ...ledger.environment,
      RECAPTCHA_PROJECT: 'faults-project',
      RECAPTCHA_EMULATOR_HOST: recaptcha.host,
      STRIPE_WEBHOOK_SECRETS: STRIPE_SECRET,
      CALLER_SECRETS: CALLER_SECRET,
    };
    const ledgerAway: { pid: number; at: number }[] = [];
    const onLine = (line: string, pid: number) => {
      if (line.includes('"code":"ledger_unavailable"')) ledgerAway.push({ pid, at: Date.now() });
      options.onLine?.(line);
    };
    const fleet = stopLater(await startFleet(options.processes, environment, onLine));
    return { ...(await tell(options, { environment, recaptcha, fleet })), ledgerAway };
  } finally {
    for (const one of started) await one.stop();
  }
}

interface World {
  readonly environment: Environment;
  readonly recaptcha: Recaptcha;
  readonly fleet: Fleet;
}

async function tell(
  { seed, events, kills, atOnce, aheadMs }: RunOptions,
  { environment, recaptcha, fleet }: World,
): Promise<Omit<Evidence, 'ledgerAway'>> {
  const plan = makePlan(seed, events);
  const { random, apart } = createChance(seed);
  await recaptcha.know(plan.assessments);
  const trouble = planTrouble({ chance: apart(), events, kills }, fleet, recaptcha);
  const job = startDeliverJob(fleet, random, DELIVER_EVERY_MS);
  const sender = { atOnce, url: () => fleet.url(random), random };
  const sent = await sendAll(plan.messages, { ...sender, onProgress: trouble.reach });
  await trouble.over();
  if (aheadMs > 0) await fleet.replaceAll({ AHEAD_MS: String(aheadMs) });
  await job.stop();
  const left = await drain(fleet, random, aheadMs, PATIENCE_MS);
  // Pauses grow with each failure; a redelivery does not wait for them.
  const held = left === 0 ? [] : sent.filter(({ status }) => status === 'pending');
  const again = held.map(({ message }) => message);
  await sendAll(again, { ...sender, onProgress: () => undefined });
  await drain(fleet, random, aheadMs, PATIENCE_MS);
  const { annotations: arrivals, refused } = await recaptcha.arrived();
  const killed = new Map(fleet.killed);
  const totals = await readTotals(environment);
  return { plan, sent, sentOnceMore: again.length, arrivals, refused, killed, totals };
}
