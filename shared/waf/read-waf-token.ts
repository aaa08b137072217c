import { compact } from '../compact.ts';
import type { LinkItem } from '../delivery/link-item.ts';
import { saysSomething } from '../outcome/check-item.ts';
import type { Teller } from '../outcome/fact-of.ts';
import { assessmentNamedBy } from '../outcome/outcome-item.ts';
import { readOutcome } from '../outcome/read-outcome.ts';
import type { WafTokenItem } from './waf-token-item.ts';

/** What one item means; at least one of both. */
export interface WafTokenMeaning {
  readonly link?: LinkItem;
  /** What it says, or why it says nothing. */
  readonly reading?: ReturnType<typeof readOutcome>;
}

/** What one valid item means. */
export function readWafToken(item: WafTokenItem, teller: Teller): WafTokenMeaning {
  const link = linkIn(item);
  if (link && !saysSomething(item)) return { link };
  return compact({ link, reading: readOutcome(item, teller) });
}

/** An item that does not tell when its request was, tells it with the time of what it reports. */
function linkIn(item: WafTokenItem): LinkItem | undefined {
  const { keys, accountId, score, action, userIp, eventTime, createTime = eventTime } = item;
  const assessment = assessmentNamedBy(item);
  if (!assessment || (keys.length === 0 && accountId === undefined)) return undefined;
  return { assessment, keys, accountId, score, action, userIp, createTime };
}
