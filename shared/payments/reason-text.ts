const LONGEST = 200;
/** What is looked at before cleaning, so that a huge text costs nothing. */
const LONGEST_READ = 4_000;

/**
 * A sender's text made fit for `transactionEvent.reason`: trimmed, at most 200 characters, no
 * control characters, no half of a surrogate pair.
 * @returns undefined when nothing is left to say
 */
export function reasonText(text: string | null | undefined): string | undefined {
  if (!text) return undefined;
  const clean = text.slice(0, LONGEST_READ).replace(/\p{C}/gu, '').trim();
  const cut = clean
    .slice(0, LONGEST)
    .replace(/\p{Cs}/gu, '')
    .trim();
  return cut === '' ? undefined : cut;
}
