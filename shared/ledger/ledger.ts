import type { Instant } from '../time.ts';
import type { Collection, Records, RedrivableState, State } from './records.ts';

/** What is counted: one number per day of arrival, provider, event type and outcome. */
export interface Total {
  readonly day: string;
  readonly provider: string;
  readonly eventType: string;
  /** A delivery state (how many are in it now), or something that merely happened. */
  readonly outcome: State | 'ignored' | 'duplicate' | 'resent' | 'uncertain' | 'lost';
}

/** Names one record. */
export interface Ref<C extends Collection = Collection> {
  readonly collection: C;
  readonly id: string;
}

/**
 * A view of the ledger and the writes to be made on it. Reads see the state before the transaction.
 * Nothing is written unless everything is, and unless every record that is written is still as it
 * was read: only what was read may be written. What is read and not written is not checked.
 */
export interface Transaction {
  /** The records, in order; undefined where there is none. One call is one request to the store. */
  get<C extends Collection>(refs: readonly Ref<C>[]): Promise<(Records[C] | undefined)[]>;
  put<C extends Collection>(collection: C, id: string, record: Records[C]): void;
  delete(collection: Collection, id: string): void;
  /** Adds to a running total without reading it. */
  add(total: Total, n: number): void;
}

/** How much is open, and since when. */
export interface OpenSummary {
  readonly pending: number;
  readonly parked: number;
  /** Since when the longest pending one is. */
  readonly oldestOpenSince?: Instant;
}

/**
 * What a process knows of the records it wrote last, opaque to all but the store that filled it. It
 * spares the next transaction on them its reads, and costs a second run if somebody else was there.
 */
export type Memory = Map<string, unknown>;

export interface TransactOptions {
  /** Read from on the first run, filled by the commit. */
  readonly memory?: Memory;
  /** How long an unreachable or busy store is waited for, in milliseconds; 5,000 if not given. */
  readonly patienceMs?: number;
}

export const PATIENCE_MS = 5_000;

/** As long as usual, but not longer than the caller can wait. */
export function patienceWithin(milliseconds: number): number {
  return Math.min(PATIENCE_MS, Math.max(milliseconds, 0));
}

/** A place in the list of what can be redriven in one state: see `redrivable.ts`. */
export interface Redrivable {
  readonly id: string;
  readonly position: string;
}

/**
 * The durable record. A store has to offer no more than this: a transaction over documents and
 * four queries, each over one field. What is written is decided in `delivery/`.
 * Every method throws AnnotatorError `ledger_unavailable` when the store cannot be reached.
 */
export interface Ledger {
  /** Runs `work` and commits what it wrote; may run it again when somebody else was faster. */
  transact<T>(
    work: (transaction: Transaction) => Promise<T>,
    options?: TransactOptions,
  ): Promise<T>;
  /** Ids of assessments whose head is due, from the longest due or from the latest. */
  dueHeads(now: Instant, limit: number, from: 'oldest' | 'newest'): Promise<string[]>;
  /** Ids of findings whose parking time is over. */
  overdueParked(now: Instant, limit: number): Promise<string[]>;
  /** What is in this state and can be redriven, from after this position on, oldest first. */
  redrivable(state: RedrivableState, after: string, limit: number): Promise<Redrivable[]>;
  openSummary(): Promise<OpenSummary>;
  totals(): Promise<(Total & { readonly n: number })[]>;
  /** Removes what has expired, where the store does not do so itself; at most `limit` per collection. */
  sweep(now: Instant, limit: number): Promise<number>;
  close(): void;
}
