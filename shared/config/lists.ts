import * as z from 'zod';

/** A list separated by commas or newlines. */
export const list = z
  .string()
  .transform((text) => split(text, /[,\n]/))
  .pipe(z.array(z.string()));

/** A list separated by newlines only: its entries may hold commas. */
export const lines = z
  .string()
  .transform((text) => split(text, /\n/))
  .pipe(z.array(z.string()));

/** An empty key would let anybody sign. */
export const sharedKey = z
  .string()
  .regex(/^[!-~]{4,}$/, 'each must be at least 4 printable characters');

export const flag = z
  .enum(['true', 'false'], { error: 'must be true or false' })
  .transform((text) => text === 'true');

/** A whole number between two bounds. */
export function count(least: number, most: number) {
  return z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(least).max(most));
}

function split(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
