import type * as z from 'zod';
import { AnnotatorError, type Issue } from '../../annotator-error.ts';
import { decodeUtf8 } from '../../utf8.ts';

/** Most items of one request. */
const MOST_ITEMS = 10_000;

export type Item<T> = { readonly value: T } | { readonly issues: readonly Issue[] };

/**
 * Reads one object, a JSON array, or NDJSON. In a batch a bad item fails alone.
 * @throws AnnotatorError `malformed` when it is no JSON, `too_large` beyond 10,000 items,
 * `invalid` when a single object does not fit the schema
 */
export function parseItems<T>(body: Buffer, schema: z.ZodType<T, unknown>): Item<T>[] {
  const text = decodeUtf8(body);
  if (text === undefined) throw malformed();
  const whole = tryJson(text);
  if (whole.ok && !Array.isArray(whole.value)) return [{ value: fitting(whole.value, schema) }];
  if (whole.ok) return few(whole.value as unknown[]).map((value) => check(value, schema));
  const lines = few(text.split('\n').filter((line) => line.trim() !== '')).map(tryJson);
  if (!lines.some(({ ok }) => ok)) throw malformed();
  return lines.map((line) =>
    line.ok ? check(line.value, schema) : { issues: [{ path: '', message: 'is not JSON' }] },
  );
}

function few<T>(items: T[]): T[] {
  if (items.length <= MOST_ITEMS) return items;
  throw new AnnotatorError('too_large', `More than ${MOST_ITEMS} items`);
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

function tryJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

/**
 * The value as its schema reads it.
 * @throws AnnotatorError `invalid` with the path of each issue
 */
export function fitting<T>(value: unknown, schema: z.ZodType<T, unknown>): T {
  const item = check(value, schema);
  if ('value' in item) return item.value;
  throw new AnnotatorError('invalid', 'The body does not fit the schema', { issues: item.issues });
}

function check<T>(value: unknown, schema: z.ZodType<T, unknown>): Item<T> {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  return {
    issues: result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  };
}

function malformed(): AnnotatorError {
  return new AnnotatorError('malformed', 'The body is neither JSON nor NDJSON');
}
