import type { Total } from '../../../shared/ledger/ledger.ts';
import type { FindingRecord } from '../../../shared/ledger/records.ts';
import type { Fact } from '../history/plan.ts';
import type { Call } from '../world/google.ts';
import type { Process } from '../world/process.ts';
import type { RecordChange } from './ledger-view.ts';
import type { Scene } from './scene.ts';

/** Why a label went out twice. */
export interface Duplicates {
  /** The process died, or lost its ledger, after Google had the call and before that was recorded. */
  unrecorded: number;
  /** Google applied the call and its answer never came. */
  unanswered: number;
}

/** Promise 2: no fact is applied twice outside two windows, and those are counted. */
export interface TwiceOracle {
  readonly duplicates: Duplicates;
  onCommit(changes: readonly RecordChange[], process: Process | undefined): void;
  onLedgerFault(process: Process): void;
  /** @param hasRunOut whether the lease of an earlier call was over when this one was begun */
  onApplied(call: Call, decidedAt: number, hasRunOut: (earlier: Call) => boolean): void;
  atEnd(totals: readonly (Total & { readonly n: number })[]): void;
}

export function createTwiceOracle(scene: Scene): TwiceOracle {
  const duplicates: Duplicates = { unrecorded: 0, unanswered: 0 };
  /** When a fact was first recorded as delivered, by marker. */
  const delivered = new Map<string, number>();
  const ledgerFaults = new Map<Process, number>();
  return {
    duplicates,
    onCommit(changes, process) {
      for (const { collection, before, after } of changes) {
        if (collection !== 'findings' || !after) continue;
        const fact = scene.factOf(after);
        markRecorded(scene, fact, process, before, after);
        if (fact && after.state === 'delivered' && before?.state !== 'delivered') {
          delivered.set(fact.marker, scene.now());
        }
      }
    },
    onLedgerFault(process) {
      ledgerFaults.set(process, scene.now());
    },
    onApplied(call, decidedAt, hasRunOut) {
      const { fact } = call;
      if (!fact) return;
      if (call.applied.length > 1) {
        duplicates.unanswered += 1;
        return;
      }
      const earlier = scene.calls.findLast(
        (other) => other !== call && other.fact === fact && other.applied.length > 0,
      );
      if (!earlier) return;
      if ((delivered.get(fact.marker) ?? Number.POSITIVE_INFINITY) < decidedAt) {
        scene.violate(2, `${fact.marker} was sent again after it was recorded as delivered`);
      }
      const lastFault = ledgerFaults.get(earlier.process) ?? 0;
      const window = windowOf(earlier, call, lastFault, hasRunOut(earlier));
      if (window) duplicates[window] += 1;
      else scene.violate(2, `${fact.marker} was applied twice, and nothing had gone wrong`);
    },
    atEnd(totals) {
      checkCounters(scene, totals);
    },
  };
}

/** A commit that counts an attempt, or ends the finding, records the last call of its process. */
function markRecorded(
  { calls }: Scene,
  fact: Fact | undefined,
  process: Process | undefined,
  before: FindingRecord | undefined,
  after: FindingRecord,
): void {
  if (before?.state !== 'pending') return;
  if (after.attempts === before.attempts && after.state === 'pending') return;
  const call = calls.findLast((each) => each.fact === fact && each.process === process);
  if (call?.endedAt !== undefined) call.recorded = true;
}

function windowOf(
  earlier: Call,
  call: Call,
  lastLedgerFault: number,
  hasRunOut: boolean,
): keyof Duplicates | undefined {
  const { outcome, process, endedAt = Number.POSITIVE_INFINITY } = earlier;
  if (endedAt > call.startedAt) return hasRunOut ? 'unrecorded' : undefined;
  if (outcome !== 'crashed' && outcome?.kind !== 'ok') return 'unanswered';
  const wasLost = !process.alive || lastLedgerFault >= endedAt || process.frozenUntil >= endedAt;
  return wasLost ? 'unrecorded' : undefined;
}

/** The ledger's own counters must own up to every duplicate of which a living process knew. */
function checkCounters(scene: Scene, totals: readonly (Total & { readonly n: number })[]): void {
  const needed = new Map<string, Needed>();
  for (const finding of scene.view.findings.values()) {
    const fact = scene.factOf(finding);
    const key = keyOf({ ...finding, day: finding.arrivedAt.slice(0, 10) });
    const sum = needed.get(key) ?? { uncertain: 0, resent: 0 };
    const own = neededFor(scene.calls.filter((call) => call.fact === fact && call.applied.length));
    needed.set(key, {
      uncertain: sum.uncertain + own.uncertain,
      resent: sum.resent + own.resent,
    });
  }
  for (const [key, sum] of needed) {
    for (const outcome of ['uncertain', 'resent'] as const) {
      const n = totals.find((total) => keyOf(total) === key && total.outcome === outcome)?.n ?? 0;
      if (n < sum[outcome]) {
        scene.violate(2, `${key} owns up to ${n} ${outcome} of ${sum[outcome]}`);
      }
    }
  }
}

type Needed = Readonly<Record<'uncertain' | 'resent', number>>;

function keyOf({ day, provider, eventType }: Pick<Total, 'day' | 'provider' | 'eventType'>) {
  return `${day} ${provider} ${eventType}`;
}

/** @param applied the calls of one fact that took effect, in order */
function neededFor(applied: readonly Call[]): Needed {
  const repeats = applied.filter(({ applied: times, recorded }) => recorded && times.length > 1);
  const again = applied.filter(
    ({ applied: times, recorded }, index) => recorded && (index > 0 || times.length > 1),
  );
  return { uncertain: Math.max(0, applied.length - 1) + repeats.length, resent: again.length };
}
