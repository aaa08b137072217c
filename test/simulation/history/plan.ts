import type { Annotation } from '../../../shared/annotation/annotation.ts';
import type { Assessment } from '../../../shared/annotation/assessment-name.ts';
import type { RedriveOrder } from '../../../shared/delivery/redrive/order.ts';
import type { Instant } from '../../../shared/time.ts';
import type { FaultPlan } from './faults.ts';

/** In everything that must not be told: account ids, payloads. */
export const CANARY = 'canary';

/** What all addresses begin with: they must not be told, either. */
export const NETWORK = '192.0.2.';

/** An assessment, and by what names senders know it. */
export interface Subject {
  readonly assessment: Assessment;
  readonly keys: readonly string[];
  /** ISO 4217 of its payment. */
  readonly currency: string;
  /** Google answers 404 before; milliseconds since 1970, or infinite. */
  readonly knownFrom: number;
}

/** A payment's reference that has the shape of an assessment and is none. */
export interface OrderNumber {
  readonly assessment: Assessment;
  /** What Google says to it: it knows no such assessment, or calls it no name. */
  readonly answer: 'not_found' | 'refused';
}

/** What the merchant calls a payment, in a field that has other uses, too. */
export interface Reference {
  /** An assessment, or an order number. */
  readonly assessment: Assessment;
  readonly values: readonly string[];
}

/** Somebody's account. */
export interface Account {
  /** Under each of them it may be linked, or told of. */
  readonly names: readonly string[];
}

/** What an event knows of an account, and of what was done with it. */
export interface AccountTold {
  readonly names: readonly string[];
  readonly userIp?: string;
  /** A sign-in unless it is given. */
  readonly action?: 'sign-up';
  /** When that was, if not at the time of the event; milliseconds since 1970. */
  readonly at?: number;
  readonly within: 'minutes' | 'day' | 'ever';
}

/** Something that is true of a subject, told by one or more events. */
export interface Fact {
  /** The account id of its annotation: by it Google's side knows what a call states. */
  readonly marker: string;
  readonly provider: string;
  /** Unique within the provider. */
  readonly name: string;
  readonly subject: Subject;
  readonly says: Annotation;
  readonly currency?: string;
  /** When Google answers 400; milliseconds since 1970, or infinite. */
  readonly refused: { readonly from: number; readonly to: number };
}

export interface Stated {
  readonly fact: Fact;
  readonly because: string;
}

/** One event as its sender made it. */
export interface SimulatedEvent {
  readonly id: string;
  readonly provider: string;
  readonly type: string;
  /** Undefined: the sender gives none. */
  readonly time: number | undefined;
  readonly subject: Subject;
  readonly carried?: string;
  readonly reference?: Reference;
  readonly account?: AccountTold;
  readonly keys: readonly string[];
  readonly states: readonly Stated[];
  /** The deployed code cannot read it before; milliseconds since 1970. */
  readonly readableFrom: number;
  /** While unreadable not even its id can be read. */
  readonly nameless: boolean;
}

/** A request of a provider: one event or several. */
export interface WebhookPlan {
  readonly name: string;
  readonly provider: string;
  readonly events: readonly SimulatedEvent[];
  readonly body: Buffer;
  /** When it is sent, independently each time, and sent again until it is acknowledged. */
  readonly sends: readonly number[];
  /** How often one sending is tried. */
  readonly patience: number;
}

export interface LinkItemPlan {
  readonly subject: Subject;
  readonly keys: readonly string[];
  readonly accountId?: string;
  readonly action?: string;
  readonly userIp?: string;
  /** When the assessment was made, as the site has it; milliseconds since 1970. */
  readonly createTime?: number;
}

/** A request of the site: points keys and accounts at assessments. */
export interface LinkPlan {
  readonly name: string;
  readonly at: number;
  readonly items: readonly LinkItemPlan[];
}

/** Findings of a provider are recorded and not sent for a while. */
export interface ShadowPlan {
  readonly provider: string;
  readonly from: number;
  readonly to: number;
}

/** An operator asks to have something opened again. */
export interface RedrivePlan {
  readonly at: number;
  readonly order: RedriveOrder;
}

/** What happens in one history, except by chance. */
export interface Plan {
  readonly subjects: readonly Subject[];
  readonly orderNumbers: readonly OrderNumber[];
  readonly accounts: readonly Account[];
  readonly facts: readonly Fact[];
  readonly webhooks: readonly WebhookPlan[];
  readonly links: readonly LinkPlan[];
  readonly shadows: readonly ShadowPlan[];
  readonly redrives: readonly RedrivePlan[];
  readonly faults: FaultPlan;
  readonly instances: number;
  readonly parkMs: number;
  readonly recordMs: number;
  readonly repeatsVerdict: boolean;
  /** When nothing new happens any more and faults end. */
  readonly calmFrom: number;
}

/** Whether an event names its assessment beyond doubt. */
export function carries({ carried, subject }: SimulatedEvent): boolean {
  return carried?.includes(subject.assessment.id) ?? false;
}

export function toInstant(time: number | undefined): Instant | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}
