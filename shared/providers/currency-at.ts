import { ownText } from './own.ts';

const CURRENCY = /^[A-Za-z]{3}$/;

/** The ISO 4217 code that stands at this path, in upper case however its sender writes it. */
export function currencyAt(value: unknown, ...path: readonly string[]): string | undefined {
  return ownText(value, CURRENCY, ...path)?.toUpperCase();
}
