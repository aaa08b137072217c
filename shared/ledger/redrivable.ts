import type { Instant } from '../time.ts';
import { REDRIVABLE_STATES, type RedrivableState, type State } from './records.ts';

/**
 * Where something stands among all that can be redriven: by state, then by the time it got there,
 * and no two alike. One text, so that one search over one field finds a state's records in order.
 */
export function redrivablePosition(state: RedrivableState, since: Instant, id: string): string {
  return `${positionFrom(state, since)}|${id}`;
}

/** Before everything that got into the state at this time, and after all earlier. */
export function positionFrom(state: RedrivableState, since: Instant): string {
  return `${state}|${since}`;
}

/** After everything in the state. */
export function positionEnd(state: RedrivableState): string {
  return `${state}|~`;
}

export function isRedrivable(state: State): state is RedrivableState {
  return (REDRIVABLE_STATES as readonly State[]).includes(state);
}
