import { openFirestoreLedger } from '../../shared/ledger/firestore/firestore-ledger.ts';
import type { Total } from '../../shared/ledger/ledger.ts';
import { createChance, historySeed } from './chance.ts';
import { type Figures, NOTHING } from './figures.ts';
import { createFakeFirestore } from './firestore/fake-firestore.ts';
import { CALM, outageAt } from './history/faults.ts';
import { FIRST, generatePlan } from './history/generate.ts';
import type { Plan } from './history/plan.ts';
import { followLedger } from './oracles/ledger-view.ts';
import { createOracles } from './oracles/oracles.ts';
import { type Scene, takeNotes } from './oracles/scene.ts';
import { createTimeline, type Timeline } from './timeline.ts';
import type { Violation } from './violation.ts';
import { createDeliverJob } from './world/deliver-job.ts';
import type { Call } from './world/google.ts';
import { inWords } from './world/in-words.ts';
import { createInstances, type Instances, ROOT, vault } from './world/instances.ts';
import { createNetwork } from './world/network.ts';
import type { Process } from './world/process.ts';
import type { World } from './world/world.ts';

const BEFORE_ALL = 2 * 60 * 60_000;
const EXPIRY_EVERY = 12 * 60 * 60_000;

/** One history, ready to be played. */
export interface Stage {
  readonly plan: Plan;
  readonly timeline: Timeline;
  readonly world: World;
  readonly instances: Instances;
  readonly violations: Violation[];
  figures(): Figures;
  /** What the ledger itself says. */
  totals(): Promise<readonly (Total & { readonly n: number })[]>;
}

/** @param trace told in words what happens */
export function setStage(seed: number, trace: ((line: string) => void) | undefined): Stage {
  const chance = createChance(seed);
  const apart = (n: number) => createChance(historySeed(seed, n));
  const plan = generatePlan(chance, apart(1), apart(2));
  const timeline = createTimeline(FIRST - BEFORE_ALL);
  const violations: Violation[] = [];
  const calls: Call[] = [];
  const ledger = followLedger();
  const counted = { crashes: 0, faults: 0, events: 0 };
  const scene: Scene = {
    plan,
    view: ledger.view,
    calls,
    now: timeline.now,
    ...takeNotes(plan, (name) => vault.pseudonym('account', name)),
    violate: (promised, what) => violations.push({ promised, what }),
  };
  const oracles = createOracles(scene);
  let committing: Process | undefined;
  let expiredAt = 0;
  const firestore = createFakeFirestore({
    root: ROOT,
    clock: timeline,
    chance,
    onCommit(changes) {
      oracles.onCommit(ledger.follow(changes), committing);
      job.lookAgain();
    },
  });
  const tell = (line: () => string) => {
    trace?.(`${new Date(timeline.now()).toISOString()} ${line()}`);
  };
  const profile = () => (timeline.now() < plan.calmFrom ? plan.faults.profile : CALM);
  const crash = (process: Process) => {
    counted.crashes += process.alive ? 1 : 0;
    instances.crash(process);
    for (const call of calls) {
      if (call.process === process && call.endedAt === undefined) {
        Object.assign(call, { endedAt: timeline.now(), outcome: 'crashed' });
      }
    }
  };
  const freeze = (process: Process, length: number) => {
    counted.faults += 1;
    process.frozenUntil = Math.max(process.frozenUntil, timeline.now() + length);
    tell(() => `${process.name} freezes for ${length} ms`);
  };
  const world: World = {
    plan,
    chance,
    timeline,
    network: createNetwork({ timeline, chance, profile, crash, freeze }),
    oracles,
    profile,
    outage: (service) => outageAt(plan.faults, service, timeline.now()),
    fault(process, what) {
      counted.faults += 1;
      if (what.startsWith('Firestore')) oracles.onLedgerFault(process);
      tell(() => `${process.name} ! ${what}`);
    },
    trace: tell,
    askFirestore(process, method, body) {
      expire();
      committing = process;
      const answer = firestore.answer(method, body);
      tell(() => `${process.name} ${inWords(method, body)} → ${answer.kind}`);
      return answer;
    },
    beginCall(process, name, said) {
      const call: Call = {
        process,
        name,
        assessmentId: name.slice(name.lastIndexOf('/') + 1),
        said,
        fact: plan.facts.find(({ marker }) => marker === said.accountId),
        startedAt: timeline.now(),
        applied: [],
      };
      calls.push(call);
      tell(() => `${process.name} annotate ${call.assessmentId} ${JSON.stringify(said)}`);
      oracles.onCall(call);
      return call;
    },
    applyCall(call) {
      call.applied.push(timeline.now());
      tell(() => `Google applies ${call.said.accountId}`);
      oracles.onApplied(call);
    },
    endCall(call, outcome) {
      Object.assign(call, { endedAt: timeline.now(), outcome });
      tell(() => `${call.process.name} ${call.said.accountId} ← ${JSON.stringify(outcome)}`);
    },
  };
  const instances = createInstances(() => world);
  const expire = () => {
    if (timeline.now() < expiredAt + EXPIRY_EVERY) return;
    expiredAt = timeline.now();
    oracles.onExpired(ledger.follow(firestore.expire()));
  };
  const job = createDeliverJob(world, instances, ledger.view);
  return {
    plan,
    timeline,
    world,
    instances,
    violations,
    figures: () => ({
      ...NOTHING,
      ...oracles.duplicates,
      ...oracles.guesses,
      ...oracles.byAccount,
      crashes: counted.crashes,
      faults: counted.faults,
      events: oracles.received(),
      histories: 1,
      findings: ledger.view.findings.size,
      calls: calls.length,
    }),
    totals: () =>
      openFirestoreLedger({
        api: { call: async (method, body) => firestore.answer(method, body) },
        root: ROOT,
        clock: timeline,
        sleep: async () => undefined,
        random: () => 0,
      }).totals(),
  };
}
