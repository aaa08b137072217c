import * as z from 'zod';
import { type Instant, instant } from '../../time.ts';
import type { EventIdentity } from '../provider.ts';
import { id } from './schema.ts';

/** RFC 3339 with any number of fractions or none, in any zone. */
const time = z.iso.datetime({ offset: true }).optional().catch(undefined);
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
  const at = believable(object?.updated_at ?? object?.created_at ?? created_at);
  return { ...(event_id ? { id: event_id } : {}), type, ...(at ? { time: at } : {}) };
}

/** Four-digit years from 1970 on, so that text order is time order. */
const LAST = Date.parse('9999-12-31T23:59:59Z');

function believable(text: string | undefined): Instant | undefined {
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return at >= 0 && at <= LAST ? instant(at) : undefined;
}
