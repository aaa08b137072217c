export type FetchedText =
  | { readonly kind: 'text'; readonly text: string; readonly headers: Headers }
  /** `code` is short and fit for a log line. */
  | { readonly kind: 'failed'; readonly code: string };

export interface FetchLimits {
  readonly deadlineMs: number;
  /** Bytes. */
  readonly largest: number;
}

/** Fetches a small text. Never rejects. */
export type FetchText = (url: URL, limits: FetchLimits) => Promise<FetchedText>;

/** Follows no redirect: where a text comes from is part of why it is trusted. */
export const fetchText: FetchText = async (url, { deadlineMs, largest }) => {
  try {
    const signal = AbortSignal.timeout(deadlineMs);
    const response = await fetch(url, { redirect: 'error', signal });
    if (!response.body) return failed('empty answer');
    if (!response.ok) {
      await response.body.cancel();
      return failed(`HTTP ${response.status}`);
    }
    const text = await readBounded(response.body, largest);
    if (text === undefined) return failed('too large');
    return { kind: 'text', text, headers: response.headers };
  } catch (error) {
    return failed(codeOf(error));
  }
};

async function readBounded(
  body: ReadableStream<Uint8Array>,
  largest: number,
): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > largest) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause = error.cause;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
}

function failed(code: string): FetchedText {
  return { kind: 'failed', code };
}
