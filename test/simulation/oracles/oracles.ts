import type { Entry } from '../../../shared/delivery/entry.ts';
import type { Total } from '../../../shared/ledger/ledger.ts';
import type { FindingRecord } from '../../../shared/ledger/records.ts';
import type { Fact, LinkPlan, SimulatedEvent } from '../history/plan.ts';
import { relatedAssessments } from '../history/related.ts';
import type { Call } from '../world/google.ts';
import type { Process } from '../world/process.ts';
import { type ByAccount, createAccountOracle } from './accounts.ts';
import {
  checkCarried,
  checkLifted,
  checkLinked,
  checkQuarantined,
  checkWaitsUnder,
} from './acknowledged.ts';
import { checkBecause, checkEntries, checkTime } from './explained.ts';
import { createGuessOracle, type Guesses } from './guesses.ts';
import type { RecordChange } from './ledger-view.ts';
import { createLostOracle } from './nothing-lost.ts';
import { createTwiceOracle, type Duplicates } from './nothing-twice.ts';
import { createOrderOracle } from './order.ts';
import type { Scene } from './scene.ts';
import { checkEverythingStored, checkLine, checkStored } from './secrecy.ts';
import { checkToldOnce } from './told-once.ts';
import { createTotalsOracle } from './totals.ts';
import { checkWaitsForAccount } from './wanted.ts';

/** An event as the code of that moment reads it. */
export interface Read {
  readonly event: SimulatedEvent;
  readonly isReadable: boolean;
}

/** A request as it came in, and what was known of its facts by then. */
export interface Incoming {
  readonly request: string;
  readonly at: number;
  /** The digest of its body. */
  readonly bodyDigest: string;
  readonly readings: readonly Read[];
  readonly before: ReadonlyMap<Fact, FindingRecord>;
}

/** Everything the simulation watches for, none of it told by the code under test. */
export interface Oracles {
  readonly duplicates: Duplicates;
  readonly guesses: Guesses;
  readonly byAccount: ByAccount;
  /** How many events came in so far. */
  received(): number;
  onLine(line: string): void;
  /** Something else than `ledger_unavailable` was thrown at a caller. */
  onUnexpected(request: string, error: unknown): void;
  onIncoming(request: string, bodyDigest: string, readings: readonly Read[]): Incoming;
  /** A sealed payload is read once more. */
  onReread(readings: readonly Read[]): void;
  onAcknowledged(incoming: Incoming, entries: readonly Entry[]): void;
  onLinked(link: LinkPlan): void;
  onCommit(changes: readonly RecordChange[], process: Process | undefined): void;
  onExpired(changes: readonly RecordChange[]): void;
  onLedgerFault(process: Process): void;
  onCall(call: Call): void;
  onApplied(call: Call): void;
  atEnd(totals: readonly (Total & { readonly n: number })[]): void;
}

export function createOracles(scene: Scene): Oracles {
  const lost = createLostOracle(scene);
  const twice = createTwiceOracle(scene);
  const order = createOrderOracle(scene);
  const guessed = createGuessOracle(scene);
  const accounts = createAccountOracle(scene);
  const running = createTotalsOracle(scene);
  const related = relatedAssessments(scene.plan);
  const received = new Set<Fact>();
  let events = 0;
  const expiredQuarantine = new Set<string>();
  return {
    duplicates: twice.duplicates,
    guesses: guessed.guesses,
    byAccount: accounts.figures,
    received: () => events,
    onLine: (line) => checkLine(scene, line),
    onUnexpected: (request, error) => scene.violate(1, `${request} failed: ${describe(error)}`),
    onIncoming(request, bodyDigest, readings) {
      const facts = factsIn(readings);
      events += readings.length;
      for (const fact of facts) received.add(fact);
      return { request, at: scene.now(), bodyDigest, readings, before: lost.known(facts) };
    },
    onReread(readings) {
      for (const fact of factsIn(readings)) received.add(fact);
    },
    onAcknowledged(incoming, entries) {
      lost.onAcknowledged(factsIn(incoming.readings), incoming.before);
      checkQuarantined(scene, incoming, expiredQuarantine);
      checkLifted(scene, incoming);
      checkWaitsUnder(scene, incoming);
      checkWaitsForAccount(scene, incoming);
      checkCarried(scene, incoming);
      guessed.onAcknowledged(incoming);
      checkEntries(scene, incoming.request, incoming.readings, entries);
    },
    onLinked(link) {
      checkLinked(scene, link);
      accounts.onLinked(link);
    },
    onCommit(changes, process) {
      order.onCommit(changes, process);
      twice.onCommit(changes, process);
      lost.onCommit(changes);
      guessed.onCommit(changes);
      accounts.onCommit(changes);
      checkBecause(scene, changes);
      checkTime(scene, changes);
      checkStored(scene, changes);
    },
    onExpired(changes) {
      lost.onExpired(changes);
      running.onExpired(changes);
      for (const { collection, before } of changes) {
        if (collection === 'quarantine' && before) expiredQuarantine.add(before.event);
      }
    },
    onLedgerFault: twice.onLedgerFault,
    onCall(call) {
      const { fact } = call;
      const isReceived = fact !== undefined && received.has(fact);
      if (!isReceived) scene.violate(1, `${call.said.accountId} was called and never received`);
      else if (!related.get(fact)?.has(call.name) && !accounts.mayBeAbout(call)) {
        scene.violate(1, `${fact.marker} was told of ${call.name}, which it is not about`);
      }
      if (fact && isShadowed(scene, fact)) {
        scene.violate('shadow', `${fact.marker} was sent`);
      }
      order.onCall(call);
    },
    onApplied(call) {
      const hasRunOut = (earlier: Call) => order.hasRunOut(earlier, call);
      twice.onApplied(call, order.decidedAt(call), hasRunOut);
    },
    atEnd(totals) {
      lost.atEnd();
      order.atEnd();
      twice.atEnd(totals);
      running.atEnd(totals);
      checkToldOnce(scene);
      checkEverythingStored(scene, scene.view);
    },
  };
}

function isShadowed({ plan, now }: Scene, fact: Fact): boolean {
  return plan.shadows.some(
    ({ provider, from, to }) => provider === fact.provider && from <= now() && now() < to,
  );
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const hint = Reflect.get(error, 'hint');
  return `${error.stack}${hint === undefined ? '' : ` (${hint})`}`;
}

function factsIn(readings: readonly Read[]): Fact[] {
  return readings.flatMap(({ event, isReadable }) =>
    isReadable ? event.states.map(({ fact }) => fact) : [],
  );
}
