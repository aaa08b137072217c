import type { Instant } from '../../time.ts';
import type { Entry } from '../entry.ts';
import type { WouldSend } from '../would-send.ts';

/** What a redrive says of one finding. */
export interface RedriveEntry {
  readonly event: string;
  readonly eventType: string;
  readonly provider: string;
  /** The state it is in now: a dry run leaves it where it was. */
  readonly status: Entry['status'];
  /** Why it was dead. */
  readonly code?: string;
  /** Full name. */
  readonly assessment?: string;
  readonly because: string;
  /** When it had got into the state it was to leave. */
  readonly since: Instant;
  /** What is to be sent, as far as it can be told now. */
  readonly wouldSend?: WouldSend;
  /** Why it stays where it was, or why it will not be sent yet. */
  readonly note?: string;
}

/** What became of one record. */
export interface Redriven {
  /** It is left where it was; the note of its entry says why. */
  readonly stays: boolean;
  readonly entries: readonly RedriveEntry[];
}

/** What became of a page of records. */
export interface Taken {
  /** How many were looked at, from the first on. */
  readonly examined: number;
  readonly redriven: readonly Redriven[];
}
