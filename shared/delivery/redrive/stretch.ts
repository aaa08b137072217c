import * as z from 'zod';
import { type Instant, instant } from '../../time.ts';

/** What part of all that got into a state is meant, by the time it got there. */
export interface Stretch {
  /** A time, or a time and the id of the record after which it begins: `2026-11-22T…Z|id`. */
  readonly from: string;
  /** The end: what gets into the state later is not meant, or a loop over all would never end. */
  readonly until?: Instant;
}

const CONTINUED = /^([^|]+)\|([\w-]{1,64})\|([^|]+)$/;

const time = z.iso
  .datetime({ offset: true })
  .transform((text) => instant(Date.parse(text)))
  .refine((text) => /^\d{4}-/.test(text));

/** Reads an RFC 3339 time, or what `continueSince` wrote; undefined for anything else. */
export function parseSince(text: string): Stretch | undefined {
  const [, start = text, id, end] = CONTINUED.exec(text) ?? [];
  const from = time.safeParse(start);
  if (!from.success || id === undefined) return from.success ? { from: from.data } : undefined;
  const until = time.safeParse(end);
  return until.success ? { from: `${from.data}|${id}`, until: until.data } : undefined;
}

/** What the next order says as `since` to go on after this position. */
export function continueSince(position: string, until: Instant): string {
  const [, since, id] = position.split('|');
  return [since, id, until].join('|');
}

/** Whether this position is beyond the stretch. */
export function isBeyond(position: string, until: Instant): boolean {
  const [, since = ''] = position.split('|');
  return since > until;
}
