import * as z from 'zod';
import { firstInstant } from '../../time.ts';
import type { EventIdentity } from '../provider.ts';
import { id } from './schema.ts';

const anything = z.unknown().optional();

const fields = z.object({
  id: id.optional().catch(undefined),
  type: z
    .string()
    .regex(/^[a-z0-9_.]{1,100}$/)
    .catch('unknown'),
  /** One or the other, depending on the event and on the generation of the platform. */
  created_on: anything,
  timestamp: anything,
  data: z
    .object({
      processed_on: anything,
      date: anything,
      fraud: z.object({ issue_date: anything }).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/**
 * What names an event, as far as it can be read; every part is safe to log. Its time is when the
 * thing happened, else when the event was made.
 */
export function identityOf(value: unknown): EventIdentity {
  const read = fields.safeParse(value);
  if (!read.success) return { type: 'unknown' };
  const { id, type, created_on, timestamp, data } = read.data;
  const happened = [data?.processed_on, data?.date, data?.fraud?.issue_date];
  const time = firstInstant(...happened, created_on, timestamp);
  return { ...(id === undefined ? {} : { id }), type, ...(time === undefined ? {} : { time }) };
}
