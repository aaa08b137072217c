const LONGEST_MS = 3_600_000;

/**
 * Milliseconds to wait by a `Retry-After` header (seconds or an HTTP date), at most an hour;
 * undefined when the header is missing or unreadable.
 * Source: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 * @param now milliseconds since 1970
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_MS);
  if (!/^[A-Z][a-z]+, .+ GMT$/.test(text)) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.min(Math.max(date - now, 0), LONGEST_MS);
}
