import * as z from 'zod';
import { instant } from '../../time.ts';
import type { EventIdentity } from '../provider.ts';

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

const named = z.object({
  notification: z.object({
    kind: z
      .string()
      .regex(/^[a-z0-9_]{1,100}$/)
      .catch('unknown'),
    timestamp: z.string().regex(DATE_TIME).optional().catch(undefined),
  }),
});

/** What names a notification, as far as it can be read; Braintree gives it no id. */
export function identityOf(document: unknown): EventIdentity {
  const read = named.safeParse(document);
  if (!read.success) return { type: 'unknown' };
  const { kind, timestamp = '' } = read.data.notification;
  const at = Date.parse(timestamp);
  const isBelievable = at >= 0 && at <= LAST;
  return { type: kind, ...(isBelievable ? { time: instant(at) } : {}) };
}

const LAST = Date.parse('9999-12-31T23:59:59.999Z');
