import { kindOfAction } from '../annotation/kind-of-action.ts';
import type { Reason } from '../annotation/vocabulary.ts';
import type { AccountLink, AccountWanted, Link } from '../ledger/records.ts';
import { instant, milliseconds } from '../time.ts';

/** Two clocks may differ by so much, in milliseconds: a link this much newer may still be meant. */
const SKEW_MS = 2 * 60_000;

/** When the assessment of a link was made, as far as is known. */
export function timeOf({ createTime, linkedAt }: Link): string {
  return createTime ?? linkedAt;
}

/**
 * Which of an account's assessments is meant: the newest that is not newer than the interaction;
 * without one, the first that seems newer only because two clocks differ. One that was told the same
 * reason before belongs to another interaction. Undefined rather than a guess.
 * @param links oldest first
 */
export function meantLink(
  links: readonly AccountLink[],
  wanted: AccountWanted,
  reasons: readonly Reason[],
): AccountLink | undefined {
  const fitting = links.filter((link) => fits(link, wanted));
  const newestBefore = fitting.findLast((link) => timeOf(link) <= wanted.at);
  const ahead = fitting.filter((link) => timeOf(link) > wanted.at);
  return [newestBefore, ...ahead].find(
    (link) => link && !reasons.some((reason) => link.told?.includes(reason)),
  );
}

function fits(link: AccountLink, { action, at, withinMs, userIp }: AccountWanted): boolean {
  const time = timeOf(link);
  if (kindOfAction(link.action ?? 'sign-in') !== action) return false;
  if (link.userIp !== undefined && userIp !== undefined && link.userIp !== userIp) return false;
  if (time > instant(milliseconds(at) + SKEW_MS)) return false;
  return withinMs === undefined || time >= instant(milliseconds(at) - withinMs);
}
