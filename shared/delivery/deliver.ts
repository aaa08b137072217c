import type { FindingRecord, State } from '../ledger/records.ts';
import { instant, milliseconds } from '../time.ts';
import { claimAssessment } from './claim.ts';
import { expireParked } from './expire-parked.ts';
import { inParallel } from './in-parallel.ts';
import { hasTime, sendClaimed, type TimeAllowed } from './send.ts';
import type { DeliveryServices } from './services.ts';

/** Assessments sent for at the same time. */
const PARALLEL = 8;
const LOOK_AHEAD = 100;
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
  const due = await ledger.dueHeads(instant(clock.now()), 1);
  const { pending, parked, oldestOpenSince } = await ledger.openSummary();
  const age = oldestOpenSince ? clock.now() - milliseconds(oldestOpenSince) : 0;
  return {
    counts,
    left: { pending, parked, due: due.length > 0 },
    oldestOpenSeconds: Math.max(0, Math.round(age / 1000)),
    breaker: breaker.isOpen() ? 'open' : 'closed',
  };
}

async function sendDue(
  services: DeliveryServices,
  time: TimeAllowed,
  settled: (finding: FindingRecord) => void,
): Promise<void> {
  const { ledger, clock } = services;
  const seen = new Set<string>();
  for (;;) {
    const due = await ledger.dueHeads(instant(clock.now()), LOOK_AHEAD + seen.size);
    const size = services.breaker.isOpen() ? 1 : LOOK_AHEAD;
    const fresh = due.filter((id) => !seen.has(id)).slice(0, size);
    if (fresh.length === 0) return;
    for (const id of fresh) seen.add(id);
    await inParallel(fresh, PARALLEL, async (assessmentId) => {
      if (!mayGoOn(services, time)) return;
      const claim = await claimAssessment(services, assessmentId);
      if (!claim) return;
      for (const finding of (await sendClaimed(services, claim, time)).values()) settled(finding);
    });
    if (!mayGoOn(services, time)) return;
  }
}

function mayGoOn(services: DeliveryServices, time: TimeAllowed): boolean {
  return hasTime(services, time) && services.breaker.wouldAdmit();
}
