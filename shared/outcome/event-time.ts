import * as z from 'zod';
import { instant, instantFromText } from '../time.ts';

/** How far a caller's clock may be ahead of ours; milliseconds. */
const AHEAD_MS = 5 * 60_000;

/**
 * When it happened: RFC 3339 in any zone, as an instant.
 * @param now milliseconds since 1970
 */
export function eventTime(now: number) {
  return z
    .string()
    .transform((text, context) => {
      const time = instantFromText(text);
      if (time !== undefined) return time;
      const message = 'must be an RFC 3339 time, such as 2026-11-22T23:01:00Z';
      context.addIssue(message);
      return z.NEVER;
    })
    .refine((time) => time <= instant(now + AHEAD_MS), 'more than 5 minutes in the future');
}
