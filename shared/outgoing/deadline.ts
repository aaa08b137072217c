/** A time after which a call is given up; `clear` it when the call ended earlier. */
export interface Deadline {
  readonly signal: AbortSignal;
  clear(): void;
}

/** Starts a deadline that aborts its signal after that many milliseconds. */
export function startDeadline(milliseconds: number): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), milliseconds);
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}

/** What the promise gives, or the signal's reason as a rejection if that comes first. */
export function before<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
