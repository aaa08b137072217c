import type { Arrival, Refusal } from '../../emulator/store.ts';
import type { Plan } from '../plan/plan.ts';
import type { Sent } from '../world/send-all.ts';

/** All that is known of a run from outside: what was planned, said, killed, and what came of it. */
export interface Evidence {
  readonly plan: Plan;
  readonly sent: readonly Sent[];
  /** Events that were sent again in the end, because deliver would have had to wait long for them. */
  readonly sentOnceMore: number;
  /** What had its effect at the API, in order. */
  readonly arrivals: readonly Arrival[];
  readonly refused: readonly Refusal[];
  /** When each process was killed, by its id; milliseconds since 1970. */
  readonly killed: ReadonlyMap<number, number>;
  /** When a process found the ledger away, by its own log; milliseconds since 1970. */
  readonly ledgerAway: readonly { readonly pid: number; readonly at: number }[];
  /** The ledger's running totals by outcome. */
  readonly totals: Readonly<Partial<Record<string, number>>>;
}
