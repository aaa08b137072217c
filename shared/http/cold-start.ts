/** Requests that waited for a process to start arrive as soon as it listens, which is soon after this. */
const WITHIN_MS = 1_000;

const loadedAt = performance.now();

/**
 * How long a request that arrives now may have waited for this process to start, in milliseconds.
 * @param now milliseconds since the process began
 */
export function waitedForStart(now = performance.now(), listensFrom = loadedAt): number {
  return now - listensFrom < WITHIN_MS ? now : 0;
}
