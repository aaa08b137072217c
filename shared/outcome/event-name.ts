import { digest } from '../ledger/digest.ts';

const VISIBLE = /^[!-~]{1,255}$/;

/**
 * One name of these parts, different for different parts: fit for a log line, and still what the
 * sender calls it wherever that is short and plain.
 */
export function eventName(...parts: readonly [string, ...string[]]): string {
  const escaped = parts.map((part) => part.replaceAll('%', '%25').replaceAll('#', '%23'));
  const name = escaped.join('#');
  return VISIBLE.test(name) ? name : digest(...parts);
}
