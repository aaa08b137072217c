import * as z from 'zod';
import { decimalAmount } from '../annotation/annotation.ts';

/** A double keeps this many digits of any decimal. */
const KEPT_DIGITS = 15;

/**
 * An amount as a JSON number or as text, as the decimal text that was meant: no arithmetic, and no
 * number whose digits a double may have changed.
 */
export const decimalText = z
  .union([z.number(), z.string()], { error: 'must be a number or a decimal text, such as "12.50"' })
  .transform((value, context) => {
    if (typeof value === 'string') return value;
    const text = String(value);
    const digits = text.replace('.', '').replace(/^0+/, '');
    if (!text.includes('e') && digits.length > KEPT_DIGITS) {
      context.addIssue('has more digits than a JSON number keeps: give it as text');
    }
    return text;
  })
  .pipe(decimalAmount);
