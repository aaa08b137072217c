import type { Clock } from '../../shared/time.ts';

/** A clock that stands still until it is turned. */
export interface TurnableClock extends Clock {
  turn(milliseconds: number): void;
}

export const START = Date.parse('2026-11-22T12:00:00.000Z');

export function turnableClock(start = START): TurnableClock {
  let now = start;
  return {
    now: () => now,
    turn(milliseconds) {
      now += milliseconds;
    },
  };
}
