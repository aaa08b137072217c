import type { State } from '../ledger/records.ts';
import { instant, milliseconds } from '../time.ts';
import type { Fate } from './send.ts';
import type { DeliveryServices } from './services.ts';
import type { WouldSend } from './would-send.ts';

/** Most findings a report names one by one. */
const MOST_NAMED = 100;

/** A finding that was recorded and not sent. */
export interface Withheld {
  readonly event: string;
  readonly eventType: string;
  readonly provider: string;
  /** Full name. */
  readonly assessment?: string;
  readonly because: string;
  readonly wouldSend: WouldSend;
}

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
  /** How long the longest pending one is pending; 0 when none is. What is parked does not count. */
  readonly oldestOpenSeconds: number;
  readonly breaker: 'closed' | 'open';
  /** Of what this pass recorded in shadow mode, the first hundred. */
  readonly wouldSend?: readonly Withheld[];
}

/** Counts what a pass does; what it holds does not grow with the backlog. */
export interface Tally {
  count(state: State, n?: number): void;
  add(fate: Fate): void;
  report(services: DeliveryServices): Promise<DeliverReport>;
}

export function createTally(): Tally {
  const counts: Partial<Record<State, number>> = {};
  const withheld: Withheld[] = [];
  const count = (state: State, n = 1) => {
    if (n > 0) counts[state] = (counts[state] ?? 0) + n;
  };
  return {
    count,
    add({ finding, wouldSend }) {
      count(finding.state);
      if (!wouldSend || withheld.length >= MOST_NAMED) return;
      const { event, eventType, provider, assessment, because } = finding;
      const name = assessment ? { assessment: assessment.name } : {};
      withheld.push({ event, eventType, provider, ...name, because, wouldSend });
    },
    async report({ ledger, clock, breaker }) {
      const now = clock.now();
      const due = await ledger.dueHeads(instant(now), 1, 'oldest');
      const { pending, parked, oldestOpenSince } = await ledger.openSummary();
      const age = oldestOpenSince ? now - milliseconds(oldestOpenSince) : 0;
      return {
        counts,
        left: { pending, parked, due: due.length > 0 },
        oldestOpenSeconds: Math.max(0, Math.round(age / 1000)),
        breaker: breaker.isOpen() ? 'open' : 'closed',
        ...(withheld.length > 0 ? { wouldSend: withheld } : {}),
      };
    },
  };
}
