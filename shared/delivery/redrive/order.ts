import * as z from 'zod';
import { REDRIVABLE_STATES } from '../../ledger/records.ts';
import { DEAD_CODES } from '../retry-clock.ts';
import { parseSince } from './stretch.ts';

const MOST = 10_000;
const UNLESS_TOLD = 100;

const since = z.string().transform((text, context) => {
  const stretch = parseSince(text);
  if (stretch) return stretch;
  const message = 'must be an RFC 3339 time, or the continueSince of an answer';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

/**
 * What an operator may ask to have sent again.
 * @param providers the ids that can be asked for
 */
export function redriveOrder(providers: readonly string[]) {
  return z
    .strictObject({
      provider: z.enum(providers).optional(),
      state: z.enum(REDRIVABLE_STATES),
      code: z.enum(DEAD_CODES).optional(),
      since: since.optional(),
      limit: z.int().min(1).max(MOST).default(UNLESS_TOLD),
      dryRun: z.boolean().default(false),
    })
    .refine(({ state, code }) => code === undefined || state === 'dead', {
      path: ['code'],
      message: 'only what is dead has a code',
    });
}

export type RedriveOrder = z.output<ReturnType<typeof redriveOrder>>;
