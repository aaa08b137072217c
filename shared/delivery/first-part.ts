import type { Clock } from '../time.ts';
import type { TimeAllowed } from './send.ts';

/** The first part of the time from now on, for what must leave the rest of it to others. */
export function firstPart(clock: Clock, time: TimeAllowed, part: number): TimeAllowed {
  const now = clock.now();
  const over = now + (time.finishBy - now) * part;
  return {
    get finishBy() {
      return Math.min(over, time.finishBy);
    },
    callMs: time.callMs,
  };
}
