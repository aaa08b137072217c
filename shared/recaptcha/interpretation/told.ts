/** A code as Google spells it, and what it means. */
export interface Told {
  readonly code: string;
  readonly meaning: string;
}

export type Meanings = Readonly<Record<string, string>>;

/** Google asks its users to expect values that no reference lists yet. */
export const UNKNOWN_MEANING =
  'not known to this version: Google adds values at any time, its reference has the newest';

/** Each code with its meaning; one that is not in the table is kept, and said to be unknown. */
export function tell(codes: readonly string[], meanings: Meanings): Told[] {
  return codes.map((code) => ({ code, meaning: meaningOf(code, meanings) }));
}

function meaningOf(code: string, meanings: Meanings): string {
  return (Object.hasOwn(meanings, code) ? meanings[code] : undefined) ?? UNKNOWN_MEANING;
}
