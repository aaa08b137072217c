import type { Annotation } from '../annotation/annotation.ts';

const LONGEST = 200;
/** What is beyond is not even looked at: the searches below take long over long texts. */
const LONGEST_READ = 2_000;
// From the first quotation mark to the last: a quoted value may hold quotation marks of its own.
const QUOTED = /(?:["`“]|(?<!\p{L})['‘]).*(?:["`”]|['’](?!\p{L}))/su;
/** What may be an e-mail address, a number of somebody, or a token, quoted or not. */
const PERSONAL = /\S*@\S*|\+\d[\d ().-]{5,}\d|\b(?=\w*\d)[\w-]{24,}/gu;
const OPEN_QUOTE = /(?:["`“]|(?<!\p{L})['‘]).*$/su;

/**
 * Google's words about a refused request, made safe to log: at most 200 characters, without anything
 * in quotes (values are echoed there), without the values we sent, and without what looks like an
 * address, a number or a token.
 */
export function safeMessage(text: string, said: Annotation): string {
  return withoutValues(text, personalValues(said));
}

/** The same for any request, given the texts that were sent in it. */
export function withoutValues(text: string, values: readonly string[]): string {
  const redacted = values
    .filter((value) => value !== '')
    .toSorted((one, other) => other.length - one.length)
    .reduce((message, value) => message.replaceAll(value, '…'), text.slice(0, LONGEST_READ))
    .replace(QUOTED, '…')
    .replace(OPEN_QUOTE, '…')
    .replace(PERSONAL, '…');
  const line = redacted.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).toWellFormed()}…`;
}

function personalValues(said: Annotation): string[] {
  const values = [
    said.accountId,
    said.hashedAccountId,
    said.phoneAuthenticationEvent?.phoneNumber,
    said.transactionEvent?.reason,
  ];
  return values.filter((value) => value !== undefined);
}
