import * as z from 'zod';
import { addIssue } from '../outcome/check-item.ts';
import { type Token, tokenText } from '../outcome/token.ts';
import { bareToken } from './bare-token.ts';
import { findToken } from './find-token.ts';

/** More than any platform lets the headers of a request be. */
const LONGEST_HEADER = 128 * 1024;

const headerValue = z
  .string({ error: 'must be text' })
  .max(LONGEST_HEADER, `has more than ${LONGEST_HEADER} characters`)
  .regex(/^[^\0\r\n]*$/, 'is no value of a header: it has a line break in it')
  .nullish();

/** The headers that matter; all others are not even looked at. */
const tokenHeaders = z.object({ 'x-recaptcha-token': headerValue, cookie: headerValue });
const NAMES: ReadonlySet<string> = new Set(Object.keys(tokenHeaders.shape));

/**
 * Headers of a request, with names in any case, read as the token that decides among those they
 * carry.
 * @param project that WAF tokens belong to
 */
export function requestHeaders(project: string) {
  const token = tokenText(project);
  return z
    .record(z.string(), z.unknown())
    .transform(inLowerCase)
    .pipe(tokenHeaders)
    .transform((headers, context): Token => {
      const found = findToken(headers);
      if (!found) return { kind: 'no-token' };
      const read = token.safeParse(bareToken(found.text));
      if (read.success) return read.data;
      for (const { message } of read.error.issues) addIssue(context, [found.header], message);
      return z.NEVER;
    });
}

function inLowerCase(headers: Readonly<Record<string, unknown>>, context: z.RefinementCtx) {
  const found = new Map<string, unknown>();
  for (const [name, value] of Object.entries(headers)) {
    const header = name.toLowerCase();
    if (!NAMES.has(header)) continue;
    if (found.has(header)) addIssue(context, [header], 'is there twice, in different spellings');
    found.set(header, value);
  }
  return Object.fromEntries(found);
}
