import type { Instant } from '../time.ts';

/** What a request carries, out of whatever it was wrapped in. */
export interface Envelope {
  /** An object, an array or NDJSON, not yet read. */
  readonly items: Buffer;
  /** The sender's name for the event: visible ASCII, at most 255 characters. */
  readonly id?: string;
  /** When it happened, for items that do not say so themselves. */
  readonly time?: Instant;
  /** `id` and `time` stood in headers, which a signature of the body does not cover. */
  readonly fromHeaders?: true;
}
