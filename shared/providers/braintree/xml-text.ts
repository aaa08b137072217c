/** An ampersand, or what may not stand in XML; well-formed text has no half of a surrogate pair. */
const SPECIAL = /[^\t\n\r -%'-\ufffd]/;
const REFERENCE = /&(?:#(\d{1,7});|#x([0-9A-Fa-f]{1,6});|(amp|lt|gt|quot|apos);)/g;
const UNKNOWN_REFERENCE = /&(?!(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);)/;
const PREDEFINED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/**
 * The text that is meant by this well-formed piece of XML: the five predefined entities and
 * characters by number are resolved.
 * @returns undefined when there is another entity, or a character that XML does not allow
 */
export function resolveText(raw: string): string | undefined {
  if (!SPECIAL.test(raw)) return raw;
  if (UNKNOWN_REFERENCE.test(raw)) return undefined;
  let isSound = true;
  const text = raw.replace(REFERENCE, (_, decimal?: string, hex?: string, name?: string) => {
    const character = PREDEFINED[name ?? ''] ?? characterOf(decimal, hex);
    isSound &&= character !== '';
    return character;
  });
  return isSound && !SPECIAL.test(text.replaceAll('&', '')) ? text : undefined;
}

/** Empty when there is no such character. */
function characterOf(decimal: string | undefined, hex: string | undefined): string {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const character = code <= 0x10ffff ? String.fromCodePoint(code) : '';
  return character.isWellFormed() ? character : '';
}
