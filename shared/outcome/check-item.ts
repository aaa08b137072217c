import type * as z from 'zod';
import type { Reason } from '../annotation/vocabulary.ts';

/** Of each, one item can say one only. */
const STAGES: readonly (readonly Reason[])[] = [
  ['INITIATED_TWO_FACTOR', 'PASSED_TWO_FACTOR', 'FAILED_TWO_FACTOR'],
  ['CORRECT_PASSWORD', 'INCORRECT_PASSWORD'],
];

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
  const issue = (path: readonly string[], message: string) =>
    context.addIssue({ code: 'custom', path: [...path], message });

  if (item.assessment !== undefined && item.token !== undefined) {
    issue(['token'], 'give either assessment or token');
  }
  if (!isAboutSomething(item)) {
    issue([], 'is about nothing: give assessment, token, keys or accountId');
  }
  const raw = RAW_PARTS.filter((part) => saysSomething(item[part]));
  if (item.signal !== undefined && raw.length > 0) {
    issue(['signal'], `says it already: leave out ${raw.join(', ')}, or send those without signal`);
  }
  if (item.signal === undefined && raw.length === 0) {
    issue([], `says nothing: give signal, or some of ${RAW_PARTS.join(', ')}`);
  }
  for (const stages of STAGES) {
    const said = stages.filter((reason) => item.reasons?.includes(reason));
    if (said.length > 1)
      issue(['reasons'], `says ${said.join(' and ')}: send each as its own item`);
  }
}

function isAboutSomething({ assessment, token, keys, accountId }: ItemMembers): boolean {
  return keys.length > 0 || [assessment, token, accountId].some((name) => name !== undefined);
}

function saysSomething(part: unknown): boolean {
  return Array.isArray(part) ? part.length > 0 : part !== undefined;
}
