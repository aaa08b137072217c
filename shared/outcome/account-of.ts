import { kindOfAction } from '../annotation/kind-of-action.ts';
import { PASSWORD_REASONS, type Reason, SECOND_FACTOR_REASONS } from '../annotation/vocabulary.ts';
import { compact } from '../compact.ts';
import type { AccountSubject } from '../providers/provider.ts';
import type { OutcomeItem } from './outcome-item.ts';

const OF_A_SIGN_IN: readonly Reason[] = [...SECOND_FACTOR_REASONS, ...PASSWORD_REASONS];

type Which = Required<Pick<AccountSubject, 'action' | 'within'>>;

/**
 * The account an item is about, where it names nothing better: none beside an assessment or token,
 * and beside keys only if it names the action, too.
 * @param reasons what the item says
 */
export function accountOf(
  item: OutcomeItem,
  reasons: readonly Reason[],
): AccountSubject | undefined {
  const { accountId, action, userIp } = item;
  const hasBetter = item.assessment ?? item.token;
  if (accountId === undefined || hasBetter) return undefined;
  if (item.keys.length > 0 && action === undefined) return undefined;
  return compact({ ids: [accountId], userIp, ...which(item, reasons) });
}

/** Which of the account's assessments: made for what, and how long ago at most. */
function which({ action, signal }: OutcomeItem, reasons: readonly Reason[]): Which {
  if (action !== undefined && kindOfAction(action) === 'sign-up') return { action, within: 'ever' };
  if (reasons.some((reason) => OF_A_SIGN_IN.includes(reason))) {
    return { action: action ?? 'sign-in', within: 'minutes' };
  }
  if (action !== undefined) return { action, within: 'day' };
  if (reasons.includes('SOCIAL_SPAM')) return { action: 'sign-up', within: 'ever' };
  return { action: 'sign-in', within: signal === 'login_support_case' ? 'day' : 'minutes' };
}
