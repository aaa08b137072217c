import * as z from 'zod';
import type { Assessment } from '../annotation/assessment-name.ts';
import { checkItem } from './check-item.ts';
import { type ItemContext, itemMembers } from './item-members.ts';

/** One item of `outcome`: what happened, and to what. */
export function outcomeItem(context: ItemContext) {
  return z.strictObject(itemMembers(context)).superRefine(checkItem);
}

export type OutcomeItem = z.output<ReturnType<typeof outcomeItem>>;

/** The assessment an item names itself, by name or by token. */
export function assessmentNamedBy({
  assessment,
  token,
}: Pick<OutcomeItem, 'assessment' | 'token'>): Assessment | undefined {
  return assessment ?? (token?.kind === 'assessment' ? token.assessment : undefined);
}
