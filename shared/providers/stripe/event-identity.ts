import * as z from 'zod';
import { instantFromSeconds } from '../../time.ts';
import type { EventIdentity } from '../provider.ts';
import { event } from './schema.ts';

const fields = z.object({
  id: event.shape.id,
  created: event.shape.created,
  type: z
    .string()
    .regex(/^[a-z0-9_.]{1,100}$/)
    .catch('unknown'),
});

/** What names an event, as far as it can be read; every part is safe to log. */
export function identityOf(envelope: unknown): EventIdentity {
  const read = fields.safeParse(envelope);
  if (!read.success) return { type: 'unknown' };
  const { id, type, created } = read.data;
  const time = created === undefined ? undefined : instantFromSeconds(created);
  return { ...(id === undefined ? {} : { id }), type, ...(time === undefined ? {} : { time }) };
}
