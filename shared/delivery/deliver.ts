import type { FindingRecord, State } from '../ledger/records.ts';
import { instant, milliseconds } from '../time.ts';
import { claimAssessment } from './claim.ts';
import { expireParked } from './expire-parked.ts';
import { inParallel } from './in-parallel.ts';
import { hasTime, sendClaimed, type TimeAllowed } from './send.ts';
import type { DeliveryServices } from './services.ts';

/** Assessments sent for at the same time. */
const PARALLEL = 8;
/** How many are looked up at a time: from the longest due, and from the latest. */
const OLDEST = 75;
const NEWEST = 25;
const SWEEP_LIMIT = 1_000;

/** What one pass did, and what it left. */
export interface DeliverReport {
  /** How many findings reached each state in this pass; `pending` counts failed attempts. */
  readonly counts: Readonly<Partial<Record<State, number>>>;
  readonly left: {
    readonly pending: number;
    readonly parked: number;
    /** Whether something is due and was not reached: time over, or the breaker open. */
    readonly due: boolean;
  };
  /** 0 when nothing is open. */
  readonly oldestOpenSeconds: number;
  readonly breaker: 'closed' | 'open';
}

/**
 * Sends what is due, oldest due first, several assessments at a time and one call at a time within
 * each, until nothing is due or the time is over. Several callers at once are safe.
 * @throws AnnotatorError `ledger_unavailable`
 */
export async function deliver(
  services: DeliveryServices,
  time: TimeAllowed,
): Promise<DeliverReport> {
  const { ledger, clock, breaker } = services;
  const counts: Partial<Record<State, number>> = {};
  const count = (state: State, n = 1) => {
    counts[state] = (counts[state] ?? 0) + n;
  };
  const unmatched = await expireParked(services, time);
  if (unmatched > 0) count('unmatched', unmatched);
  breaker.allowProbe();
  await sendDue(services, time, (finding) => count(finding.state));
  await ledger.sweep(instant(clock.now()), SWEEP_LIMIT);
  const due = await ledger.dueHeads(instant(clock.now()), 1, 'oldest');
  const { pending, parked, oldestOpenSince } = await ledger.openSummary();
  const age = oldestOpenSince ? clock.now() - milliseconds(oldestOpenSince) : 0;
  return {
    counts,
    left: { pending, parked, due: due.length > 0 },
    oldestOpenSeconds: Math.max(0, Math.round(age / 1000)),
    breaker: breaker.isOpen() ? 'open' : 'closed',
  };
}

/**
 * Sends for assessment after assessment. What was looked at without anything coming of it is not
 * looked at again in this pass.
 */
async function sendDue(
  services: DeliveryServices,
  time: TimeAllowed,
  settled: (finding: FindingRecord) => void,
): Promise<void> {
  const fruitless = new Set<string>();
  while (mayGoOn(services, time)) {
    const fresh = await nextDue(services, fruitless);
    if (fresh.length === 0) return;
    await inParallel(fresh, PARALLEL, async (assessmentId) => {
      fruitless.add(assessmentId);
      if (!mayGoOn(services, time)) return;
      const claim = await claimAssessment(services, assessmentId);
      if (!claim) return;
      const changed = await sendClaimed(services, claim, time);
      if (changed.size > 0) fruitless.delete(assessmentId);
      for (const finding of changed.values()) settled(finding);
    });
  }
}

/**
 * The longest due, and with them some of the latest: what has just arrived need not wait until a
 * backlog is gone. While the breaker is open one is enough, to see whether it can close.
 */
async function nextDue(
  { ledger, clock, breaker }: DeliveryServices,
  without: ReadonlySet<string>,
): Promise<string[]> {
  const now = instant(clock.now());
  const [oldest, newest] = await Promise.all([
    ledger.dueHeads(now, OLDEST + without.size, 'oldest'),
    ledger.dueHeads(now, NEWEST + without.size, 'newest'),
  ]);
  const fresh = (ids: string[]) => ids.filter((id) => !without.has(id));
  const due = interleave(fresh(oldest).slice(0, OLDEST), fresh(newest).slice(0, NEWEST));
  return breaker.isOpen() ? due.slice(0, 1) : due;
}

/** Some of the second after every few of the first, each once. */
function interleave(first: readonly string[], second: readonly string[]): string[] {
  const every = OLDEST / NEWEST;
  return [
    ...new Set(
      first.flatMap((id, index) => {
        const other = index % every === every - 1 ? second[(index + 1) / every - 1] : undefined;
        return other === undefined ? [id] : [id, other];
      }),
    ),
  ];
}

function mayGoOn(services: DeliveryServices, time: TimeAllowed): boolean {
  return hasTime(services, time) && services.breaker.wouldAdmit();
}
