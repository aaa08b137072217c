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
  const fits = fitsTo(wanted);
  const fitting = links.filter(fits).toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  // What is linked under several names was told what it was told under any of them.
  const isFree = (link: AccountLink) =>
    wanted.withinMs !== SIGN_IN_MS ||
    !links.some(
      (other) => isSameLink(other, link) && reasons.some((reason) => other.told?.includes(reason)),
    );
  const newestBefore = fitting.findLast((link) => timeOf(link) <= wanted.at);
  if (newestBefore) {
    return isFree(newestBefore) ? { link: newestBefore, bySkew: false } : undefined;
  }
  const ahead = fitting.find(isFree);
  return ahead && { link: ahead, bySkew: true };
}

function fitsTo({ action, at, withinMs, userIp }: AccountWanted): (link: AccountLink) => boolean {
  const latest = instant(milliseconds(at) + SKEW_MS);
  const earliest = withinMs === undefined ? '' : instant(milliseconds(at) - withinMs);
  return (link) => {
    const time = timeOf(link);
    if (time > latest || time < earliest) return false;
    if (kindOfAction(link.action ?? 'sign-in') !== action) return false;
    return link.userIp === undefined || userIp === undefined || link.userIp === userIp;
  };
}

/** One assessment may stand for several interactions: a firewall's session token lives for many. */
export function isSameLink(one: Link, other: Link): boolean {
  return one.assessment.name === other.assessment.name && one.createTime === other.createTime;
}
