import type { Moment } from '../ledger/records.ts';

/** Whether one comes after the other: by event time, and by arrival where that is the same. */
export function isAfter(one: Moment | undefined, other: Moment): boolean {
  if (!one) return false;
  return one.eventTime === other.eventTime
    ? one.arrivedAt > other.arrivedAt
    : one.eventTime > other.eventTime;
}
