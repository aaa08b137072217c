import type { Moment } from '../ledger/records.ts';

/** Whether one comes after the other: by event time, and by arrival where that is the same. */
export function isAfter(one: Moment | undefined, other: Moment): boolean {
  if (!one) return false;
  return one.eventTime === other.eventTime
    ? one.arrivedAt > other.arrivedAt
    : one.eventTime > other.eventTime;
}

/** Earlier first; what is equal stays as it was. */
export function inOrder<M extends Moment>(moments: readonly M[]): M[] {
  return moments.toSorted((a, b) => Number(isAfter(a, b)) - Number(isAfter(b, a)));
}
