import { exactIntegers } from '../../../shared/providers/shopify/exact-json.ts';
import { fixtureText } from '../sender.ts';

/** A fixture as a value, its long ids as text, which is as good as a number to us. */
export function fixtureValue(fixture: string): Record<string, unknown> {
  const exact = exactIntegers(Buffer.from(fixtureText('shopify', fixture)));
  return JSON.parse(exact.toString());
}

/** A fixture with other fields; `undefined` removes one. */
export function changed(fixture: string, fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...fixtureValue(fixture), ...fields });
}
