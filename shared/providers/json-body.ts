import { decodeUtf8 } from '../utf8.ts';

/** Deeper than any sender nests; bounds the work of whoever walks the value. */
const DEEPEST = 64;
/** The same of a body with several events, where what one of them nests must not harm the others. */
export const DEEPEST_OF_SEVERAL = 1_000;

export type JsonBody =
  | { readonly ok: true; readonly value: unknown }
  /** `because` names the flaw and quotes nothing of the body. */
  | { readonly ok: false; readonly because: string };

/** Reads a request body as one JSON document; never throws. */
export function readJson(body: Buffer, deepest = DEEPEST): JsonBody {
  const text = decodeUtf8(body);
  if (text === undefined) return { ok: false, because: 'body: is not UTF-8' };
  if (isDeeperThan(deepest, text)) {
    return { ok: false, because: `body: nested deeper than ${deepest} levels` };
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, because: 'body: is not one JSON document' };
  }
}

/** Counts brackets outside strings, before parsing builds anything. */
function isDeeperThan(limit: number, text: string): boolean {
  if (!hasMoreOpenings(limit, text)) return false;
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > limit) return true;
  }
  return false;
}

/** What opens no more than that cannot be deeper: true of all but long events, and told much faster. */
function hasMoreOpenings(limit: number, text: string): boolean {
  let count = 0;
  for (const opening of ['{', '[']) {
    for (let at = text.indexOf(opening); at !== -1; at = text.indexOf(opening, at + 1)) {
      count += 1;
      if (count > limit) return true;
    }
  }
  return false;
}
