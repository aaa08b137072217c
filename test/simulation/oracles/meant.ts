import type { Reason } from '../../../shared/annotation/vocabulary.ts';
import type { Fact } from '../history/plan.ts';
import type { KnownLink } from './account-links.ts';

const MINUTE = 60_000;
const SKEW = 2 * MINUTE;
const WITHIN = { minutes: 15 * MINUTE, day: 24 * 60 * MINUTE, ever: Number.POSITIVE_INFINITY };

/** What is told of an account, and of what was done with it when. */
export interface Wanted {
  readonly fact: Fact;
  readonly names: readonly string[];
  /** When the interaction was; milliseconds since 1970. */
  readonly at: number;
  readonly action: 'sign-in' | 'sign-up';
  readonly within: keyof typeof WITHIN;
  readonly userIp: string | undefined;
}

/** Whether the assessment of this link can be the one of the interaction. */
export function fits({ item, time }: KnownLink, wanted: Wanted): boolean {
  const { action = 'sign-in', userIp = wanted.userIp } = item;
  const isKind = /^(log.?in|sign.?in)$/i.test(action)
    ? wanted.action === 'sign-in'
    : /^sign.?up$/i.test(action) && wanted.action === 'sign-up';
  return (
    isKind &&
    (wanted.userIp === undefined || userIp === wanted.userIp) &&
    time <= wanted.at + SKEW &&
    time >= wanted.at - WITHIN[wanted.within]
  );
}

/** Of these links the newest that was made before the interaction; several if made at one time. */
export function newestBefore(links: readonly KnownLink[], wanted: Wanted): KnownLink[] {
  const before = links.filter((link) => link.time <= wanted.at && fits(link, wanted));
  return before.filter(({ time }) => before.every((other) => other.time <= time));
}

/** Of these links those made after the interaction, as far as clocks tell. */
export function ahead(links: readonly KnownLink[], wanted: Wanted): KnownLink[] {
  return links.filter((link) => link.time > wanted.at && fits(link, wanted));
}

/** Whether both are links of one assessment that stands for one interaction. */
export function isSameLink(one: KnownLink, other: KnownLink): boolean {
  return one.item.subject === other.item.subject && one.item.createTime === other.item.createTime;
}

/** Reasons that both facts give. */
export function sharedReasons(one: Fact, other: Fact): Reason[] {
  return (one.says.reasons ?? []).filter((reason) => other.says.reasons?.includes(reason));
}
