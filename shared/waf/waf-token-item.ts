import * as z from 'zod';
import { linkItem } from '../delivery/link-item.ts';
import { addIssue, checkSaying, type ItemMembers, saysSomething } from '../outcome/check-item.ts';
import { type ItemContext, itemMembers } from '../outcome/item-members.ts';
import { tokenText } from '../outcome/token.ts';
import { bareToken } from './bare-token.ts';
import { requestHeaders } from './request-headers.ts';

/**
 * One item of `wafToken`: a token or the headers it is in, and what happened, or what to link with
 * its assessment.
 */
export function wafTokenItem(context: ItemContext) {
  const { project } = context;
  const { score, createTime } = linkItem(project).shape;
  return z
    .strictObject({
      ...itemMembers(context),
      token: z.string().transform(bareToken).pipe(tokenText(project)).optional(),
      headers: requestHeaders(project).optional(),
      score,
      createTime,
    })
    .superRefine(check)
    .transform(({ headers, token = headers, ...item }) => ({ ...item, token }));
}

export type WafTokenItem = z.output<ReturnType<typeof wafTokenItem>>;

const SUBJECTS = ['token', 'headers', 'assessment'] as const;

function check(item: ItemMembers & { readonly headers?: unknown }, context: z.RefinementCtx): void {
  const [subject, ...others] = SUBJECTS.filter((name) => item[name] !== undefined);
  if (subject === undefined) addIssue(context, [], 'is about no token: give token or headers');
  for (const other of others) addIssue(context, [other], `give either ${subject} or ${other}`);
  if (!saysSomething(item) && item.keys.length === 0 && item.accountId === undefined) {
    addIssue(context, [], 'has nothing to say or link: give signal, annotation, keys or accountId');
  }
  checkSaying(item, context);
}
