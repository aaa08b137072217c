import type { KeyObject } from 'node:crypto';
import { AnnotatorError } from '../../annotator-error.ts';
import { fetchText } from '../../outgoing/fetch-text.ts';
import { parseKeySet } from '../../signatures/parse-key-set.ts';

const DEADLINE_MS = 3000;
const LARGEST_KEY_SET = 65_536;
const SHORTEST_LIFETIME_S = 60;
const LONGEST_LIFETIME_S = 24 * 3600;

export type FetchedKeys =
  | {
      readonly kind: 'keys';
      /** By `kid`. Never empty. */
      readonly keys: ReadonlyMap<string, KeyObject>;
      readonly lifetimeMs: number;
    }
  /** `code` is short and fit for a log line. */
  | { readonly kind: 'failed'; readonly code: string };

/** Never rejects. */
export type FetchKeys = () => Promise<FetchedKeys>;

/**
 * Fetches a JSON Web Key Set.
 * @param url https, or http on this machine
 * @throws AnnotatorError `configuration` for any other URL
 */
export function createKeyFetcher(url: string, deadlineMs = DEADLINE_MS): FetchKeys {
  const address = URL.parse(url);
  if (!address || !isSafe(address)) {
    throw new AnnotatorError('configuration', 'OIDC_JWKS_URL must be https, or http on loopback');
  }
  return async () => {
    const fetched = await fetchText(address, { deadlineMs, largest: LARGEST_KEY_SET });
    if (fetched.kind === 'failed') return fetched;
    const keys = keysIn(fetched.text);
    if (!keys) return failed('not a key set');
    if (keys.size === 0) return failed('no RS256 key in the answer');
    return { kind: 'keys', keys, lifetimeMs: lifetimeMs(fetched.headers) };
  };
}

function keysIn(text: string): ReadonlyMap<string, KeyObject> | undefined {
  try {
    return parseKeySet(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function isSafe(url: URL): boolean {
  if (url.protocol !== 'http:') return url.protocol === 'https:';
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
}

/** max-age less the time the answer has already spent in caches (RFC 9111 §4.2), within bounds. */
function lifetimeMs(headers: Headers): number {
  const maxAge = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(headers.get('cache-control') ?? '')?.[1];
  const age = /^\d{1,9}$/.exec(headers.get('age') ?? '')?.[0];
  const seconds = Number(maxAge ?? 0) - Number(age ?? 0);
  return 1000 * Math.min(LONGEST_LIFETIME_S, Math.max(SHORTEST_LIFETIME_S, seconds));
}

function failed(code: string): FetchedKeys {
  return { kind: 'failed', code };
}
