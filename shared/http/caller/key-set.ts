import type { KeyObject } from 'node:crypto';
import type { Log } from '../../log/log.ts';
import type { Clock } from '../../time.ts';
import type { FetchKeys } from './fetch-keys.ts';

/** Between two fetches, however many unknown `kid`s are asked for. */
const PAUSE_MS = 30_000;
/** The same while there is no key at all, when every caller waits for them. */
const PAUSE_WITHOUT_KEYS_MS = 1000;
/** How long keys outlive their lifetime while no others can be fetched. */
const STALE_MS = 24 * 3600 * 1000;

export type KeyAnswer =
  | { readonly kind: 'key'; readonly key: KeyObject }
  | { readonly kind: 'unknown' }
  /** The key may exist, but the latest fetch failed. */
  | { readonly kind: 'unreachable' };

export interface KeySetOptions {
  readonly fetchKeys: FetchKeys;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error'>;
}

/**
 * Keys by `kid`, fetched when first needed, when their lifetime is over, or when a `kid` is not
 * among them; one fetch at a time, shared by all who wait.
 */
export function createKeySet({ fetchKeys, clock, log }: KeySetOptions) {
  let keys: ReadonlyMap<string, KeyObject> = new Map();
  let freshUntil = Number.NEGATIVE_INFINITY;
  let nextFetchAt = Number.NEGATIVE_INFINITY;
  let latestFailed = false;
  let inFlight: Promise<void> | undefined;

  const usable = () => clock.now() < freshUntil + STALE_MS;

  async function fetchOnce(): Promise<void> {
    const fetched = await fetchKeys();
    latestFailed = fetched.kind === 'failed';
    if (fetched.kind === 'keys') {
      keys = fetched.keys;
      freshUntil = clock.now() + fetched.lifetimeMs;
    } else {
      log.error('the keys for ID tokens cannot be fetched', { code: fetched.code });
    }
    nextFetchAt = clock.now() + (usable() ? PAUSE_MS : PAUSE_WITHOUT_KEYS_MS);
  }

  async function refresh(): Promise<void> {
    if (!inFlight && clock.now() >= nextFetchAt) {
      inFlight = fetchOnce().finally(() => {
        inFlight = undefined;
      });
    }
    await inFlight;
  }

  return async function keyFor(kid: string): Promise<KeyAnswer> {
    if (clock.now() >= freshUntil || !keys.has(kid)) await refresh();
    const key = usable() ? keys.get(kid) : undefined;
    if (key) return { kind: 'key', key };
    return { kind: latestFailed ? 'unreachable' : 'unknown' };
  };
}

export type KeyFor = ReturnType<typeof createKeySet>;
