import type { Annotation } from '../annotation/annotation.ts';
import type { Assessment } from '../annotation/assessment-name.ts';
import type { Reason, Verdict } from '../annotation/vocabulary.ts';
import type { Instant } from '../time.ts';

/** Open: `pending` will be tried (again), `parked` waits for its assessment to be linked. */
export const OPEN_STATES = ['pending', 'parked'] as const;
export const FINAL_STATES = [
  'delivered',
  'superseded',
  'unmatched',
  'dead',
  'shadowed',
  'quarantined',
] as const;
/** Final, but not for good: somebody may ask for another try. */
export const REDRIVABLE_STATES = ['dead', 'unmatched', 'shadowed', 'quarantined'] as const;
export type RedrivableState = (typeof REDRIVABLE_STATES)[number];
export type OpenState = (typeof OPEN_STATES)[number];
export type State = OpenState | (typeof FINAL_STATES)[number];

/** One finding and its delivery. Identified by the digest of provider, event and index. */
export interface FindingRecord {
  readonly provider: string;
  readonly event: string;
  readonly eventType: string;
  readonly fact: string;
  readonly otherFact?: string;
  readonly keys: readonly string[];
  /** Where to look for its assessment if nothing else leads to one. */
  readonly account?: AccountWanted;
  /** What is said, without what is personal. */
  readonly annotation: Annotation;
  /** What is personal of what is said, sealed with `LEDGER_KEY`; only until it is delivered. */
  readonly personal?: string;
  readonly because: string;
  readonly currency?: string;
  readonly eventTime: Instant;
  readonly arrivedAt: Instant;
  readonly state: State;
  /** Why it is dead, or what last went wrong. */
  readonly code?: string;
  readonly assessment?: Assessment;
  /** Its assessment is only a value of the right shape. */
  readonly guessed?: {
    /** What to try next if it is wrong. */
    readonly next: readonly Assessment[];
    /** Of the payment: to be linked if Google takes the guess. */
    readonly currency?: string;
    /** To be moved if Google takes the guess. */
    readonly lastingKeys?: readonly string[];
    /** What another event of its fact has told since: where it goes if the guess is wrong. */
    readonly link?: Link;
  };
  /** Seconds between linking and giving up, for `not_found`: how late Google takes labels is published nowhere. */
  readonly assessmentAgeSeconds?: number;
  readonly attempts: number;
  /** Calls that Google may have applied although no answer came. */
  readonly uncertain: number;
  /** The kind of failure it is in, and since when: the retry clocks run from here. */
  readonly failing?: { readonly kind: string; readonly since: Instant };
  readonly settledAt?: Instant;
  /** Only while pending: what is parked may wait for good reason. */
  readonly openSince?: Instant;
  /** Only while parked. */
  readonly parkedUntil?: Instant;
  /** Only when final. */
  readonly expireAt?: Instant;
  /** Only when it can be redriven: see `redrivable.ts`. */
  readonly redrivable?: string;
}

/** An account, and which of its assessments is meant. */
export interface AccountWanted {
  /** HMACs of its id and of other names it may be linked under, most certain first. */
  readonly ids: readonly string[];
  /** As `kindOfAction` tells. */
  readonly action: string;
  /** When the interaction was. */
  readonly at: Instant;
  /** How much older the assessment may be, in milliseconds; absent: however old. */
  readonly withinMs?: number;
  /** HMAC of the user's address. */
  readonly userIp?: string;
}

/** What puts findings in order: the time of their events, and of their arrival where that is the same. */
export interface Moment {
  readonly eventTime: Instant;
  readonly arrivedAt: Instant;
}

/** An open finding's place in the order. */
export interface Turn extends Moment {
  readonly id: string;
}

/** The right to send for one assessment. */
export interface Lease {
  readonly owner: string;
  readonly until: Instant;
  /** The finding its holder sends first: in doubt if the holder dies. */
  readonly sending?: string;
}

/** What was last said about one assessment, what is still to be said, and who is saying it. */
export interface HeadRecord {
  /** Its open findings, in the order they are sent. */
  readonly open: readonly Turn[];
  /** When somebody should look at it; absent while nothing is open. */
  readonly dueAt?: Instant;
  readonly lease?: Lease;
  /** The newest verdict that was delivered. */
  readonly verdict?: Moment & { readonly annotation: Verdict };
  /** The newest of each outcome that was delivered. */
  readonly passedTwoFactor?: Moment;
  readonly failedTwoFactor?: Moment;
  readonly firstSeenAt: Instant;
  readonly expireAt: Instant;
}

/** What is known of an assessment when it is linked. */
export interface Link {
  readonly assessment: Assessment;
  readonly linkedAt: Instant;
  /** Of the event that carried it: an older one does not move the key elsewhere. */
  readonly eventTime?: Instant;
  readonly score?: number;
  readonly action?: string;
  /** When the assessment was created, if the linker knows. */
  readonly createTime?: Instant;
  /** HMAC of the user's address. */
  readonly userIp?: string;
  /** Currency of the payment that was assessed. */
  readonly currency?: string;
}

/** A link of an account. */
export interface AccountLink extends Link {
  /** What was said of this assessment because of its account. */
  readonly told?: readonly Reason[];
}

/** One correlation key: parking and linking write the same document, so neither can miss the other. */
export interface KeyRecord {
  /** The key itself; absent for accounts, whose id must not be readable. */
  readonly key?: string;
  readonly link?: Link;
  /** Accounts only: their links by time, oldest first. */
  readonly links?: readonly AccountLink[];
  /** Ids of findings that wait for this key. */
  readonly parked: readonly string[];
  readonly expireAt: Instant;
}

/** A fact that was said: the finding that says it. */
export interface FactRecord {
  readonly finding: string;
  readonly expireAt: Instant;
}

/** An authentic payload our schema could not read, sealed with `LEDGER_KEY`. */
export interface QuarantineRecord {
  readonly provider: string;
  readonly event: string;
  readonly eventType: string;
  readonly because: string;
  readonly sealed: string;
  /** Which event of the sealed request it is. */
  readonly index: number;
  readonly arrivedAt: Instant;
  readonly expireAt: Instant;
  /** See `redrivable.ts`. */
  readonly redrivable: string;
}

export interface Records {
  readonly findings: FindingRecord;
  readonly heads: HeadRecord;
  readonly keys: KeyRecord;
  readonly facts: FactRecord;
  readonly quarantine: QuarantineRecord;
}

export type Collection = keyof Records;
export const COLLECTIONS = ['findings', 'heads', 'keys', 'facts', 'quarantine'] as const;
