/** An RFC 3339 time in UTC with milliseconds, so that text order is time order. */
export type Instant = string;

/** Where "now" comes from; milliseconds since 1970. Passed in everywhere, so tests can turn it. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export function instant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}

export function milliseconds(time: Instant): number {
  return Date.parse(time);
}

/** The largest second a JavaScript date can show with a four-digit year: 9999-12-31T23:59:59Z. */
const LAST_EPOCH_SECOND = 253_402_300_799;

/** An instant from epoch seconds as senders give them; undefined when no date has that number. */
export function instantFromSeconds(seconds: number): Instant | undefined {
  return Number.isFinite(seconds) && seconds >= 0 && seconds <= LAST_EPOCH_SECOND
    ? instant(Math.floor(seconds * 1000))
    : undefined;
}
