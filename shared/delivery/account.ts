import { kindOfAction } from '../annotation/kind-of-action.ts';
import type { Reason } from '../annotation/vocabulary.ts';
import type { AccountLink, AccountWanted, Link } from '../ledger/records.ts';
import { instant, milliseconds } from '../time.ts';

/** Two clocks may differ by so much, in milliseconds: a link this much newer may still be meant. */
const SKEW_MS = 2 * 60_000;
/** So much older than what is told of a sign-in may its assessment be. */
export const SIGN_IN_MS = 15 * 60_000;

/** When the assessment of a link was made, as far as is known. */
export function timeOf({ createTime, linkedAt }: Link): string {
  return createTime ?? linkedAt;
}

/** Which of an account's assessments is meant, and whether that is certain. */
export interface Meant {
  readonly link: AccountLink;
  /** Only because two clocks may differ. */
  readonly bySkew: boolean;
}

/**
 * The newest assessment that is not newer than the interaction; without any such, the first that
 * seems newer only because two clocks differ. A sign-in tells its assessment each reason once: what
 * was told it before belongs to another sign-in, whose link may still come. Undefined rather than a
 * guess.
 */
export function meantLink(
  links: readonly AccountLink[],
  wanted: AccountWanted,
  reasons: readonly Reason[],
): Meant | undefined {
  const fitting = links
    .filter((link) => fits(link, wanted))
    .toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  const isFree = ({ told = [] }: AccountLink) =>
    wanted.withinMs !== SIGN_IN_MS || !reasons.some((reason) => told.includes(reason));
  const newestBefore = fitting.findLast((link) => timeOf(link) <= wanted.at);
  if (newestBefore) {
    return isFree(newestBefore) ? { link: newestBefore, bySkew: false } : undefined;
  }
  const ahead = fitting.find(isFree);
  return ahead && { link: ahead, bySkew: true };
}

function fits(link: AccountLink, { action, at, withinMs, userIp }: AccountWanted): boolean {
  const time = timeOf(link);
  if (kindOfAction(link.action ?? 'sign-in') !== action) return false;
  if (link.userIp !== undefined && userIp !== undefined && link.userIp !== userIp) return false;
  if (time > instant(milliseconds(at) + SKEW_MS)) return false;
  return withinMs === undefined || time >= instant(milliseconds(at) - withinMs);
}
