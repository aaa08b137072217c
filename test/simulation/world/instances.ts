import { DEFAULT_OPINIONS } from '../../../shared/config/opinions.ts';
import { createCircuitBreaker } from '../../../shared/delivery/circuit-breaker.ts';
import type { Policy } from '../../../shared/delivery/services.ts';
import { openFirestoreLedger } from '../../../shared/ledger/firestore/firestore-ledger.ts';
import { createVault } from '../../../shared/ledger/vault.ts';
import { createLog } from '../../../shared/log/log.ts';
import { PROJECT } from '../history/facts.ts';
import type { Plan } from '../history/plan.ts';
import { annotateLink } from './annotate-link.ts';
import { firestoreLink } from './firestore-link.ts';
import type { Process } from './process.ts';
import type { World } from './world.ts';

export const ROOT = 'projects/simulated/databases/(default)/documents';
const LINK_MS = 540 * 24 * 60 * 60_000;
const LARGEST_SKEW = 2_000;
const LONGEST_DOWN = 60_000;

/** One key for all: `LEDGER_KEY` is the same on every instance. */
export const vault = createVault(Buffer.alloc(32, 7), () => Buffer.alloc(12, 7));

/** The instances of the annotator: who is alive, who dies, who comes back. */
export interface Instances {
  /** One that is alive, at random; undefined when none is. */
  any(): Process | undefined;
  crash(process: Process): void;
  /** Nobody stays dead. */
  restartAll(): void;
}

export function createInstances(world: () => World): Instances {
  const living: (Process | undefined)[] = [];
  const lives = new Map<number, number>();
  const start = (index: number) => {
    if (living[index]?.alive) return;
    const life = (lives.get(index) ?? 0) + 1;
    lives.set(index, life);
    living[index] = startProcess(world(), `${index}.${life}`);
    world().trace(() => `${index}.${life} starts`);
  };
  return {
    any() {
      const alive = living.filter((process) => process?.alive);
      return alive[world().chance.between(0, alive.length - 1)];
    },
    crash(process) {
      if (!process.alive) return;
      process.alive = false;
      world().trace(() => `${process.name} crashes`);
      const index = living.indexOf(process);
      const down = world().chance.between(50, LONGEST_DOWN);
      world().timeline.after(down, () => start(index));
    },
    restartAll() {
      for (let index = 0; index < world().plan.instances; index += 1) start(index);
    },
  };
}

function startProcess(world: World, name: string): Process {
  const { chance, timeline, plan } = world;
  const own = chance.apart();
  const skew = chance.between(-LARGEST_SKEW, LARGEST_SKEW);
  const clock = { now: () => timeline.now() + skew };
  const self = () => process;
  const sleep = (milliseconds: number) =>
    world.network.exchange(process, {
      effectAfter: 0,
      effect: () => undefined,
      answerAfter: milliseconds,
      answer: true,
    });
  const ledger = openFirestoreLedger({
    api: firestoreLink(world, self),
    root: ROOT,
    clock,
    sleep: async (milliseconds) => {
      await sleep(milliseconds);
    },
    random: own.random,
  });
  const services = {
    ...vault,
    ledger,
    recaptcha: annotateLink(world, self),
    breaker: createCircuitBreaker(clock, PROJECT),
    clock,
    random: own.random,
    log: createLog((line) => world.oracles.onLine(line)),
    policy: policyOf(plan, () => timeline.now()),
  };
  const process: Process = { name, alive: true, frozenUntil: 0, skew, services };
  return process;
}

function policyOf(plan: Plan, now: () => number): Policy {
  const opinions = DEFAULT_OPINIONS.filter(
    (opinion) => opinion !== 'repeat-verdict' || plan.repeatsVerdict,
  );
  return {
    opinions: new Set(opinions),
    parkMs: plan.parkMs,
    linkMs: LINK_MS,
    recordMs: plan.recordMs,
    accountIds: { kind: 'none' },
    shadows: (name) =>
      plan.shadows.some(({ provider, from, to }) => {
        return provider === name && from <= now() && now() < to;
      }),
  };
}
