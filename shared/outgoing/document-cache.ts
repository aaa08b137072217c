import { AnnotatorError } from '../annotator-error.ts';
import type { Log } from '../log/log.ts';
import type { Clock } from '../time.ts';
import type { FetchText } from './fetch-text.ts';

const LIMITS = { deadlineMs: 3_000, largest: 64 * 1024 };
const MOST_DOCUMENTS = 32;
const LIFETIME_MS = 24 * 3600 * 1000;
/** Anybody can name an address before being authenticated: so many fetches a minute from one host, and no more. */
const FETCHES_PER_MINUTE = 20;

export interface DocumentCacheOptions {
  readonly fetchText: FetchText;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warning'>;
}

interface Kept {
  readonly text: string;
  readonly fetchedAt: number;
}

/**
 * Small documents that rarely change, such as certificates: fetched once a day, or when a newer one
 * is asked for; one fetch at a time for each. An old one serves while it cannot be fetched again.
 * @returns what fetches one; it throws AnnotatorError `keys_unavailable`
 */
export function createDocumentCache({ fetchText, clock, log }: DocumentCacheOptions) {
  const kept = new Map<string, Kept>();
  const inFlight = new Map<string, Promise<Kept | undefined>>();
  const fetches = new Map<string, readonly number[]>();

  async function fetchNow(url: URL): Promise<Kept | undefined> {
    const now = clock.now();
    const recent = fetches.get(url.host)?.filter((at) => now - at < 60_000) ?? [];
    if (recent.length >= FETCHES_PER_MINUTE) return undefined;
    fetches.set(url.host, [...recent, now]);
    const fetched = await fetchText(url, LIMITS);
    if (fetched.kind === 'failed') {
      log.warning('a document needed to authenticate cannot be fetched', {
        host: url.host,
        code: fetched.code,
      });
      return undefined;
    }
    const entry = { text: fetched.text, fetchedAt: clock.now() };
    kept.delete(url.href);
    kept.set(url.href, entry);
    for (const oldest of kept.keys()) if (kept.size > MOST_DOCUMENTS) kept.delete(oldest);
    return entry;
  }

  function fetchShared(url: URL): Promise<Kept | undefined> {
    const running = inFlight.get(url.href);
    if (running !== undefined) return running;
    const started = fetchNow(url).finally(() => inFlight.delete(url.href));
    inFlight.set(url.href, started);
    return started;
  }

  return async function fetchDocument(url: URL, notBefore = 0): Promise<string> {
    const known = kept.get(url.href);
    const since = Math.max(notBefore, clock.now() - LIFETIME_MS + 1);
    if (known && known.fetchedAt >= since) return known.text;
    const entry = (await fetchShared(url)) ?? known;
    if (entry) return entry.text;
    throw new AnnotatorError('keys_unavailable', 'A certificate cannot be fetched', {
      hint: `Nothing could be fetched from ${url.host}.`,
      retryAfter: 30,
    });
  };
}

export type FetchDocument = ReturnType<typeof createDocumentCache>;
