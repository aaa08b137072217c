import type { Instant } from '../time.ts';
import type { Collection, Records, State } from './records.ts';

/** What is counted: one number per day of arrival, provider, event type and outcome. */
export interface Total {
  readonly day: string;
  readonly provider: string;
  readonly eventType: string;
  /** A delivery state (how many are in it now), or something that merely happened. */
  readonly outcome: State | 'ignored' | 'duplicate' | 'resent' | 'uncertain';
}

/**
 * A view of the ledger and the writes to be made on it. Reads see the state before the transaction.
 * Nothing is written unless everything is.
 */
export interface Transaction {
  /** The records with these ids, in order; undefined where there is none. */
  get<C extends Collection>(
    collection: C,
    ids: readonly string[],
  ): Promise<(Records[C] | undefined)[]>;
  put<C extends Collection>(collection: C, id: string, record: Records[C]): void;
  delete(collection: Collection, id: string): void;
  /** Adds to a running total without reading it. */
  add(total: Total, n: number): void;
}

/** How much is open, and since when. */
export interface OpenSummary {
  readonly pending: number;
  readonly parked: number;
  readonly oldestOpenSince?: Instant;
}

/**
 * The durable record. A store has to offer no more than this: a transaction over documents and
 * three queries, each over one field. What is written is decided in `delivery/`.
 * Every method throws AnnotatorError `ledger_unavailable` when the store cannot be reached.
 */
export interface Ledger {
  /** Runs `work` and commits what it wrote; may run it again when somebody else was faster. */
  transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Ids of assessments whose head is due, longest due first. */
  dueHeads(now: Instant, limit: number): Promise<string[]>;
  /** Ids of findings whose parking time is over. */
  overdueParked(now: Instant, limit: number): Promise<string[]>;
  openSummary(): Promise<OpenSummary>;
  totals(): Promise<(Total & { readonly n: number })[]>;
  /** Removes what has expired, where the store does not do so itself; at most `limit` per collection. */
  sweep(now: Instant, limit: number): Promise<number>;
  close(): void;
}
