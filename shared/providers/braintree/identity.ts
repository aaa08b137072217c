import * as z from 'zod';
import { compact } from '../../compact.ts';
import { instantFromText } from '../../time.ts';
import type { EventIdentity } from '../provider.ts';

const named = z.object({
  notification: z.object({
    kind: z
      .string()
      .regex(/^[a-z0-9_]{1,100}$/)
      .catch('unknown'),
    timestamp: z.unknown().optional(),
  }),
});

/** What names a notification, as far as it can be read; Braintree gives it no id. */
export function identityOf(document: unknown): EventIdentity {
  const read = named.safeParse(document);
  if (!read.success) return { type: 'unknown' };
  const { kind, timestamp } = read.data.notification;
  return compact({ type: kind, time: instantFromText(timestamp) });
}
