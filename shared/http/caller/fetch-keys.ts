import type { KeyObject } from 'node:crypto';
import { AnnotatorError } from '../../annotator-error.ts';
import { parseKeySet } from './parse-key-set.ts';

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
  if (!isSafe(URL.parse(url))) {
    throw new AnnotatorError('configuration', 'OIDC_JWKS_URL must be https, or http on loopback');
  }
  return async () => {
    try {
      const signal = AbortSignal.timeout(deadlineMs);
      const response = await fetch(url, { redirect: 'error', signal });
      if (!response.body) return failed('empty answer');
      if (!response.ok) {
        await response.body.cancel();
        return failed(`HTTP ${response.status}`);
      }
      const text = await readBounded(response.body);
      if (text === undefined) return failed('too large');
      const keys = parseKeySet(JSON.parse(text));
      if (keys.size === 0) return failed('no RS256 key in the answer');
      return { kind: 'keys', keys, lifetimeMs: lifetimeMs(response.headers) };
    } catch (error) {
      return failed(codeOf(error));
    }
  };
}

function isSafe(url: URL | null): boolean {
  if (url?.protocol !== 'http:') return url?.protocol === 'https:';
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
}

async function readBounded(body: ReadableStream<Uint8Array>): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > LARGEST_KEY_SET) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** max-age less the time the answer has already spent in caches (RFC 9111 §4.2), within bounds. */
function lifetimeMs(headers: Headers): number {
  const maxAge = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(headers.get('cache-control') ?? '')?.[1];
  const age = /^\d{1,9}$/.exec(headers.get('age') ?? '')?.[0];
  const seconds = Number(maxAge ?? 0) - Number(age ?? 0);
  return 1000 * Math.min(LONGEST_LIFETIME_S, Math.max(SHORTEST_LIFETIME_S, seconds));
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause = error.cause;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
}

function failed(code: string): FetchedKeys {
  return { kind: 'failed', code };
}
