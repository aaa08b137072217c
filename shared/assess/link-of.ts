import type { LinkItem } from '../delivery/link-item.ts';
import type { Interpretation } from '../recaptcha/interpretation/interpret.ts';
import type { Instant } from '../time.ts';
import type { AssessRequest } from './assess-request.ts';

/**
 * What to link an assessment that was just made with; undefined: nothing. Its action is the one the
 * site expects, where it does: whoever makes a token chooses the other. An account is not linked to
 * an interaction that is blocked: what happens to it next belongs to another one, and would be said
 * of an attacker's.
 * @param createTime when the assessment was asked for; a token's own time may be hours older
 */
export function linkOf(
  { keys, accountId, expectedAction, userIp }: AssessRequest,
  { verdict, score, action }: Interpretation,
  createTime: Instant,
): Omit<LinkItem, 'assessment'> | undefined {
  const account = verdict === 'block' ? undefined : accountId;
  if (keys.length === 0 && account === undefined) return undefined;
  return {
    keys,
    createTime,
    score,
    action: expectedAction ?? action,
    accountId: account,
    userIp,
  };
}
