/** A text in which some names were replaced by others. */
export type Stamp = (names: readonly string[]) => string;

/** Turns a text into a stamp: wherever it holds one of these names, it will hold another in its place. */
export function stampOf(text: string, names: readonly string[]): Stamp {
  const escaped = names.map((name) => name.replace(/\W/g, '\\$&'));
  const anyName = new RegExp(`(${escaped.join('|')})`);
  const pieces = text.split(anyName).map((piece) => ({ piece, slot: names.indexOf(piece) }));
  return (others) => pieces.map(({ piece, slot }) => others[slot] ?? piece).join('');
}
