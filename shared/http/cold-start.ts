/** Requests that waited for a process to start arrive together, as soon as it listens. */
const TOGETHER_MS = 250;

let firstArrival: number | undefined;

/**
 * How long a request that arrives now may have waited for this process to start, in milliseconds: 0
 * for all but the first and those beside it.
 */
export function waitedForStart(sinceStart = performance.now()): number {
  firstArrival ??= sinceStart;
  return sinceStart - firstArrival < TOGETHER_MS ? sinceStart : 0;
}
