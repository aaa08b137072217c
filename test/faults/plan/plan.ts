import type {
  Reason,
  TransactionEventType,
  Verdict,
} from '../../../shared/annotation/vocabulary.ts';

/** What one event states, as its label must say it. */
export interface Statement {
  readonly eventType?: TransactionEventType;
  readonly reasons?: readonly Reason[];
  readonly verdict?: Verdict;
  /** In whole units of the currency. */
  readonly value?: number;
}

/** Something that happened to a payment: one label, however many events state it. */
export interface Fact extends Statement {
  /** The event that states it first, for reports. */
  readonly name: string;
  /** Undefined: nobody ever links the payment, so there must be no label. */
  readonly assessment: string | undefined;
  /** Milliseconds since 1970; several where events of different times state it. */
  readonly times: readonly number[];
}

interface Planned {
  /** Where in the run it is sent; any unit. */
  readonly position: number;
}

/** An event of Stripe; sent again under the same id it is another message. */
export interface PlannedEvent extends Planned {
  readonly to: 'stripe';
  readonly event: { readonly id: string; readonly type: string };
  /** What it states. */
  readonly fact?: Fact;
}

/** The site says which assessment a payment has. */
export interface PlannedLink extends Planned {
  readonly to: 'link';
  readonly item: { readonly assessment: string; readonly keys: readonly string[] };
}

export type PlannedMessage = PlannedEvent | PlannedLink;

/** All that is sent in one run, in order, and all that must come of it. */
export interface Plan {
  readonly messages: readonly PlannedMessage[];
  readonly facts: readonly Fact[];
  readonly assessments: readonly string[];
}
