import * as z from 'zod';
import { firstInstant } from '../../time.ts';
import type { EventIdentity } from '../provider.ts';
import { id } from './schema.ts';

const time = z.unknown().optional();
const times = z.object({ updated_at: time, created_at: time }).optional().catch(undefined);

const names = z.object({
  event_id: id.optional().catch(undefined),
  type: z
    .string()
    .regex(/^[a-z0-9_.]{1,100}$/)
    .catch('unknown'),
  created_at: time,
  data: z
    .object({ object: z.object({ payment: times, refund: times, dispute: times }) })
    .optional()
    .catch(undefined),
});

/** What names an event, as far as it can be read; its time is that of the object it is about. */
export function identityOf(value: unknown): EventIdentity {
  const read = names.safeParse(value);
  if (!read.success) return { type: 'unknown' };
  const { event_id, type, created_at, data } = read.data;
  const { payment, refund, dispute } = data?.object ?? {};
  const object = payment ?? refund ?? dispute;
  const at = firstInstant(object?.updated_at, object?.created_at, created_at);
  return { ...(event_id ? { id: event_id } : {}), type, ...(at ? { time: at } : {}) };
}
