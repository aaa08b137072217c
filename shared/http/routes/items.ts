import { setImmediate as pause } from 'node:timers/promises';
import type * as z from 'zod';
import { AnnotatorError, type Issue } from '../../annotator-error.ts';
import { decodeUtf8 } from '../../utf8.ts';

/** Most items of one request. */
const MOST_ITEMS = 10_000;
/** Items that are checked in one go. */
const BEFORE_PAUSE = 200;
const MOST_ISSUES = 20;
const MOST_NAMES = 5;
const NAME = /^[A-Za-z][A-Za-z_]{0,39}$/;

export type Item<T> = { readonly value: T } | { readonly issues: readonly Issue[] };

/**
 * Reads one object, a JSON array, or NDJSON. In a batch a bad item fails alone.
 * @throws AnnotatorError `malformed` when it is no JSON, `too_large` beyond 10,000 items,
 * `invalid` when a single object does not fit the schema
 */
export async function parseItems<T>(
  body: Buffer,
  schema: z.ZodType<T, unknown>,
): Promise<Item<T>[]> {
  const text = decodeUtf8(body);
  if (text === undefined) throw malformed();
  const whole = tryJson(text);
  if (whole.ok && !Array.isArray(whole.value)) return [{ value: fitting(whole.value, schema) }];
  if (whole.ok) return withPauses(few(whole.value as unknown[]), (value) => check(value, schema));
  const lines = few(text.split('\n').filter((line) => line.trim() !== '')).map(tryJson);
  if (!lines.some(({ ok }) => ok)) throw malformed();
  return withPauses(lines, (line) =>
    line.ok ? check(line.value, schema) : { issues: [{ path: '', message: 'is not JSON' }] },
  );
}

/** A login that comes meanwhile must not wait for ten thousand items. */
async function withPauses<In, Out>(items: readonly In[], work: (item: In) => Out): Promise<Out[]> {
  const done: Out[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % BEFORE_PAUSE === 0) await pause();
    done.push(work(item));
  }
  return done;
}

/**
 * Reads exactly one object.
 * @throws AnnotatorError `malformed` when it is no JSON, `invalid` when it does not fit the schema
 */
export function parseOne<T>(body: Buffer, schema: z.ZodType<T, unknown>): T {
  const text = decodeUtf8(body);
  const whole = text === undefined ? undefined : tryJson(text);
  if (whole?.ok) return fitting(whole.value, schema);
  throw new AnnotatorError('malformed', 'The body is not JSON');
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
  return { issues: result.error.issues.slice(0, MOST_ISSUES).map(toIssue) };
}

/** Names of unknown members come from outside: one that is no name of ours is not repeated. */
function toIssue(issue: z.core.$ZodIssue): Issue {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return { path, message: issue.message };
  const names = issue.keys.slice(0, MOST_NAMES).map((key) => (NAME.test(key) ? key : '…'));
  return { path, message: `unknown: ${names.join(', ')}` };
}

function malformed(): AnnotatorError {
  return new AnnotatorError('malformed', 'The body is neither JSON nor NDJSON');
}
