import type { Annotation } from '../annotation/annotation.ts';
import type { Assessment } from '../annotation/assessment-name.ts';
import type { Config } from '../config/config.ts';
import type { Opinion } from '../config/opinions.ts';
import type { Instant } from '../time.ts';

/** One HTTP request of a sender, as received: the bytes are what its signature covers. */
export interface SignedRequest {
  /** Lower-case names; a header sent twice is joined with `, ` as Node does. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  /** What follows the `?` in the URL, as it was sent. */
  readonly search?: string;
}

/** What a sender wants to read in a 2xx. */
export interface Acknowledgement {
  readonly contentType: 'text/plain' | 'application/json';
  readonly body: string;
}

/** The `GET` with which a sender finds out whether the address is ours. */
export interface Challenge {
  readonly headers: SignedRequest['headers'];
  readonly query: URLSearchParams;
}

export type ChallengeAnswer =
  | { readonly kind: 'answer'; readonly reply: Acknowledgement }
  /** Not from the sender; `reason` holds neither payload nor secret. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'no_challenge' };

export type Authenticity =
  | {
      readonly authentic: true;
      /** The fingerprint of the secret that matched, so the old one can be retired on evidence. */
      readonly secret: string;
      /** What of the body is authentic, where that is not all of it: only this is read and kept. */
      readonly body?: Buffer;
      /** Why the rest of it is not; each is logged. */
      readonly dropped?: readonly string[];
    }
  /** `reason` diagnoses the likely mistake and holds neither payload nor secret. */
  | { readonly authentic: false; readonly reason: string };

/** What a provider may know of its surroundings while it authenticates a request. */
export interface AuthenticationContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  /**
   * The text of a small document at a fixed `https:` address, fetched at most once in a while.
   * @param notBefore fetched again if it was fetched before this time, in milliseconds since 1970
   * @throws AnnotatorError `keys_unavailable`
   */
  fetchDocument(url: URL, notBefore?: number): Promise<string>;
  /** Certificates that are trusted by themselves, each in PEM; always the same list. */
  readonly trustedRoots: readonly string[];
}

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
  /** Another name of the fact, where no one name is sure to be shared by all events that state it. */
  readonly otherFact?: string;
  /** One short sentence: why this label. */
  readonly because: string;
  /** ISO 4217 of `transactionEvent.value`, upper case; the value is dropped if the payment had another. */
  readonly currency?: string;
}

/** Somebody's account, and what was done with it: all that some events know. */
export interface AccountSubject {
  /** The sender's id of the account; then other names under which the site may link it, such as a login name. */
  readonly ids: readonly string[];
  /** None of them is the sender's id, they are only names as they were typed: never forwarded. */
  readonly typed?: true;
  /** As the sender saw it. */
  readonly userIp?: string;
  /** What the assessment was made for, as the site names its actions; `sign-in` where it is not given. */
  readonly action?: string;
  /** When that was, where it was not at the time of the event (a report of an earlier sign-in). */
  readonly at?: Instant;
  /** How much older the assessment may be: 15 minutes where it is not given, a day, or any age. */
  readonly within?: 'minutes' | 'day' | 'ever';
}

/** What ties an event to an assessment. */
export interface Subject {
  /** As one of the site's own callers names it, project and all. */
  readonly assessment?: Assessment;
  /** The raw value under `ASSESSMENT_METADATA_KEY`, not yet checked. */
  readonly carried?: string;
  /**
   * Raw values of fields the merchant also uses for other things (an order number, a note): one that
   * has exactly the shape of an assessment may be it, and Google's 404 tells that it was none.
   */
  readonly shaped?: readonly string[];
  /** Correlation keys, most specific first, each `namespace:id`. */
  readonly keys: readonly string[];
  /**
   * Those of the keys that outlive one interaction, as a session does: a value that has the shape of
   * an assessment goes before their links, and moves them if it was right.
   */
  readonly lastingKeys?: readonly string[];
  /** ISO 4217 of the payment itself, upper case, where the event is about one. */
  readonly currency?: string;
  /** The account it is about: used where neither the event nor its keys lead to an assessment. */
  readonly account?: AccountSubject;
  /** The site's id of the account, to be forwarded as `ACCOUNT_IDS` says; else the first of `account`, unless typed. */
  readonly accountId?: string;
}

/** An event whose meaning is known. */
export interface Understood extends Subject {
  readonly kind: 'understood';
  readonly event: EventIdentity;
  /** Empty: the event says nothing, and `because` says why. */
  readonly statements: readonly Statement[];
  readonly because?: string;
}

/** What an authentic event turned out to mean. */
export type Reading =
  | Understood
  /** Authentic, but our schema cannot read it: kept encrypted, so that a later version may. */
  | {
      readonly kind: 'unreadable';
      readonly event: EventIdentity;
      /** Paths and rules only, never values. */
      readonly because: string;
      /** A body with this event alone, to be kept where the request has others. */
      readonly body?: Buffer;
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
  /** What its sender wants to read in a 2xx, instead of our results. */
  readonly acknowledgement?: Acknowledgement;
  /** How long it waits for an answer, a cold start included, in milliseconds; 10,000 where not given. */
  readonly answerWithinMs?: number;
  /**
   * Its sender lets the user in only after our answer: every POST gets the acknowledgement within a
   * second, whatever is wrong with it or with us.
   */
  readonly decidesLogin?: true;
  /** Undefined when the provider is not configured, which switches it off. */
  secrets(config: Config): Secrets | undefined;
  authenticate(
    request: SignedRequest,
    secrets: Secrets,
    context: AuthenticationContext,
  ): Authenticity | Promise<Authenticity>;
  /** Answers the `GET` with which its sender finds out whether the address is ours. */
  answerChallenge?(challenge: Challenge, secrets: Secrets): ChallengeAnswer;
  /** Reads what of a request is authentic; never throws. */
  read(request: SignedRequest, context: ReadingContext): Reading[];
}
