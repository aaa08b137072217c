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
export function instantFromSeconds(seconds: unknown): Instant | undefined {
  return typeof seconds === 'number' && seconds >= 0 && seconds <= LAST_EPOCH_SECOND
    ? instant(Math.floor(seconds * 1000))
    : undefined;
}

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)$/;

/**
 * An instant from an RFC 3339 time in any zone, with up to nine decimals; undefined for any other
 * text, a day that is in no calendar, and what lies before 1970.
 */
export function instantFromText(given: unknown): Instant | undefined {
  if (typeof given !== 'string') return undefined;
  const text = given.toUpperCase();
  const [, year, month, day] = RFC_3339.exec(text) ?? [];
  if (day === undefined || !isInCalendar(Number(year), Number(month), Number(day)))
    return undefined;
  const at = Date.parse(text);
  if (!(at >= 0 && at <= LAST_EPOCH_SECOND * 1000)) return undefined;
  return CANONICAL.test(text) ? text : instant(at);
}

/** As `instant` writes it. */
const CANONICAL = /\.\d{3}Z$/;

function isInCalendar(year: number, month: number, day: number): boolean {
  return day <= 28 || new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/** The first of these that is a time. */
export function firstInstant(...texts: readonly unknown[]): Instant | undefined {
  for (const text of texts) {
    const time = instantFromText(text);
    if (time !== undefined) return time;
  }
  return undefined;
}
