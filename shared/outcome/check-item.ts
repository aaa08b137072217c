import type * as z from 'zod';
import { PASSWORD_REASONS, type Reason, SECOND_FACTOR_REASONS } from '../annotation/vocabulary.ts';

/** Of each, one item can say one only. */
const STAGES: readonly (readonly Reason[])[] = [SECOND_FACTOR_REASONS, PASSWORD_REASONS];

const RAW_PARTS = [
  'annotation',
  'reasons',
  'transactionEvent',
  'phoneAuthenticationEvent',
] as const;

/** What the rules between members look at. */
export interface ItemMembers {
  readonly assessment?: unknown;
  readonly token?: unknown;
  readonly keys: readonly string[];
  readonly accountId?: unknown;
  readonly signal?: unknown;
  readonly annotation?: unknown;
  readonly reasons?: readonly Reason[] | undefined;
  readonly transactionEvent?: unknown;
  readonly phoneAuthenticationEvent?: unknown;
}

/** Holds an item whose members are right against the rules between them. */
export function checkItem(item: ItemMembers, context: z.RefinementCtx): void {
  if (item.assessment !== undefined && item.token !== undefined) {
    addIssue(context, ['token'], 'give either assessment or token');
  }
  if (!isAboutSomething(item)) {
    addIssue(context, [], 'is about nothing: give assessment, token, keys or accountId');
  }
  if (!saysSomething(item)) {
    addIssue(context, [], `says nothing: give signal, or some of ${RAW_PARTS.join(', ')}`);
  }
  checkSaying(item, context);
}

/** Holds what an item says, if it says anything, against the rules between its words. */
export function checkSaying(item: ItemMembers, context: z.RefinementCtx): void {
  const raw = rawParts(item);
  if (item.signal !== undefined && raw.length > 0) {
    const message = `says it already: leave out ${raw.join(', ')}, or send those without signal`;
    addIssue(context, ['signal'], message);
  }
  for (const stages of STAGES) {
    const said = stages.filter((reason) => item.reasons?.includes(reason));
    if (said.length < 2) continue;
    addIssue(context, ['reasons'], `says ${said.join(' and ')}: send each as its own item`);
  }
}

/** Whether there is anything in it to tell Google. */
export function saysSomething(item: ItemMembers): boolean {
  return item.signal !== undefined || rawParts(item).length > 0;
}

export function addIssue(context: z.RefinementCtx, path: readonly string[], message: string): void {
  context.addIssue({ code: 'custom', path: [...path], message });
}

function isAboutSomething({ assessment, token, keys, accountId }: ItemMembers): boolean {
  return keys.length > 0 || [assessment, token, accountId].some((name) => name !== undefined);
}

function rawParts(item: ItemMembers) {
  return RAW_PARTS.filter((name) => {
    const part = item[name];
    return Array.isArray(part) ? part.length > 0 : part !== undefined;
  });
}
