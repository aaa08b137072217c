import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../shared/time.ts';

/** Simulated time: what happens next, happens at once; ties in the order they were planned. */
export interface Timeline extends Clock {
  /** Plans an action; a time that is over means now. */
  at(time: number, action: () => void): void;
  after(milliseconds: number, action: () => void): void;
  /** As `after`, for what settles no promise: nobody is waited for then. */
  quietlyAfter(milliseconds: number, action: () => void): void;
  /** Runs until nothing is planned any more or `mayGoOn`, asked before each action, says no. */
  run(mayGoOn: () => boolean): Promise<void>;
}

interface Planned {
  readonly time: number;
  readonly turn: number;
  readonly action: () => void;
  readonly isQuiet: boolean;
}

export function createTimeline(start: number): Timeline {
  const heap: Planned[] = [];
  let now = start;
  let turns = 0;
  const at = (time: number, action: () => void, isQuiet = false) => {
    push(heap, { time: Math.max(now, time), turn: turns++, action, isQuiet });
  };
  return {
    now: () => now,
    at: (time, action) => at(time, action),
    after: (milliseconds, action) => at(now + milliseconds, action),
    quietlyAfter: (milliseconds, action) => at(now + milliseconds, action, true),
    async run(mayGoOn) {
      await setImmediate();
      while (mayGoOn()) {
        const next = pop(heap);
        if (!next) return;
        now = next.time;
        next.action();
        if (!next.isQuiet) await everythingSettled();
      }
    },
  };
}

/**
 * Lets every promise that can go on do so: the code under test has no timers of its own. Called from
 * a promise, as it is, a tick comes only when no promise can go on, and sooner than a turn of the
 * event loop.
 */
function everythingSettled(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}

function isBefore(a: Planned, b: Planned): boolean {
  return a.time < b.time || (a.time === b.time && a.turn < b.turn);
}

function push(heap: Planned[], planned: Planned): void {
  let index = heap.length;
  heap.push(planned);
  while (index > 0) {
    const above = (index - 1) >> 1;
    const parent = heap[above];
    if (!parent || isBefore(parent, planned)) break;
    heap[index] = parent;
    index = above;
  }
  heap[index] = planned;
}

function pop(heap: Planned[]): Planned | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (!first || !last || heap.length === 0) return first;
  let index = 0;
  for (;;) {
    const left = heap[2 * index + 1];
    const right = heap[2 * index + 2];
    const child = right && left && isBefore(right, left) ? right : left;
    if (!child || isBefore(last, child)) break;
    heap[index] = child;
    index = 2 * index + (child === left ? 1 : 2);
  }
  heap[index] = last;
  return first;
}
