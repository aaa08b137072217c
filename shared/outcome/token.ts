import * as z from 'zod';
import { type Assessment, parseWafToken } from '../annotation/assessment-name.ts';

/** What a token turned out to be. */
export type Token =
  | { readonly kind: 'assessment'; readonly assessment: Assessment }
  /** Its assessment has to be created first: the token itself does not tell which. */
  | { readonly kind: 'ordinary-token' }
  /** The request that was looked through has none. */
  | { readonly kind: 'no-token' };

const LONGEST_TOKEN = 16 * 1024;
/** Tokens are base64url; what marks and follows the id in a WAF token has a colon. */
const ORDINARY_TOKEN = /^[0-9A-Za-z_.~+/=-]+$/;

/**
 * A token as reCAPTCHA wrote it.
 * @param project that WAF tokens belong to
 */
export function tokenText(project: string) {
  return z
    .string()
    .max(LONGEST_TOKEN)
    .transform((text, context): Token => {
      const assessment = parseWafToken(text, project);
      if (assessment) return { kind: 'assessment', assessment };
      if (ORDINARY_TOKEN.test(text)) return { kind: 'ordinary-token' };
      const message = 'is no token as reCAPTCHA wrote it: cut off, or encoded again?';
      context.addIssue(message);
      return z.NEVER;
    });
}
