import type { Annotation } from '../annotation/annotation.ts';
import type { Config } from '../config/config.ts';
import type { Opinion } from '../config/opinions.ts';
import type { Instant } from '../time.ts';

/** One HTTP request of a sender, as received: the bytes are what its signature covers. */
export interface SignedRequest {
  /** Lower-case names; a header sent twice is joined with `, ` as Node does. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

export type Authenticity =
  /** `secret` is the fingerprint of the secret that matched, so the old one can be retired on evidence. */
  | { readonly authentic: true; readonly secret: string }
  /** `reason` diagnoses the likely mistake and holds neither payload nor secret. */
  | { readonly authentic: false; readonly reason: string };

export interface EventIdentity {
  /** The sender's own id, from authenticated material; without one, a digest of the body is used. */
  readonly id?: string;
  /** The sender's name for this kind of event; `unknown` when it could not be read. */
  readonly type: string;
  readonly time?: Instant;
}

/** One thing an event says about its subject. */
export interface Statement {
  readonly annotation: Annotation;
  /** Entity, stage and what is said: equal keys are one fact, sent once. Unique within the provider. */
  readonly fact: string;
  /** One short sentence: why this label. */
  readonly because: string;
  /** ISO 4217 of `transactionEvent.value`, upper case; the value is dropped if the payment had another. */
  readonly currency?: string;
}

/** What an authentic event turned out to mean. */
export type Reading =
  | {
      readonly kind: 'understood';
      readonly event: EventIdentity;
      /** The raw value the merchant sent along (metadata …), not yet checked. */
      readonly carried?: string;
      /** Correlation keys, most specific first, each `namespace:id`. */
      readonly keys: readonly string[];
      /** ISO 4217 of the payment itself, upper case, where the event is about one. */
      readonly currency?: string;
      /** Empty: the event says nothing, and `because` says why. */
      readonly statements: readonly Statement[];
      readonly because?: string;
    }
  /** Authentic, but our schema cannot read it: kept encrypted, so that a later version may. */
  | {
      readonly kind: 'unreadable';
      readonly event: EventIdentity;
      /** Paths and rules only, never values. */
      readonly because: string;
    };

/** What a provider may know of its surroundings while it reads an event. */
export interface ReadingContext {
  /** `ASSESSMENT_METADATA_KEY` */
  readonly metadataKey: string;
  readonly opinions: ReadonlySet<Opinion>;
}

/**
 * One sender. Pure knowledge: it never touches HTTP, the ledger, the clock or the environment.
 * `Secrets` is whatever its authentication needs.
 */
export interface Provider<Secrets = unknown> {
  readonly id: string;
  readonly name: string;
  readonly function: 'paymentWebhook' | 'identityCallback';
  /** Undefined when the provider is not configured, which switches it off. */
  secrets(config: Config): Secrets | undefined;
  authenticate(request: SignedRequest, secrets: Secrets, now: number): Authenticity;
  /** Reads one authentic request; never throws. */
  read(request: SignedRequest, context: ReadingContext): Reading[];
}
