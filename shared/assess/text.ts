import * as z from 'zod';

/** A text of at most so many characters that survives UTF-8: Google refuses half a surrogate pair. */
export function text(longest: number) {
  return z
    .string()
    .max(longest)
    .refine((value) => value.isWellFormed(), 'must be well-formed Unicode');
}

/** A text that says something. */
export function word(longest: number) {
  return text(longest).min(1);
}
