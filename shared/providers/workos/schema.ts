import * as z from 'zod';

/**
 * The parts of WorkOS's events we read. Strict for what a label or its key rests on; the id and the
 * name of an event are.
 * Source: https://workos.com/docs/events
 */

export const ID = /^[A-Za-z0-9_-]{1,200}$/;
const id = z.string().regex(ID, 'must be a WorkOS id');

/** Of another kind for every event: where it is read, it is read field by field. */
export const event = z.object({
  event: z.string(),
  id: z.unknown().optional(),
  data: z.unknown().optional(),
});

export const named = z.object({ id, data: z.looseObject({}) });

export const radarDetection = z.object({
  id,
  data: z.object({ control: z.string().nullish() }),
});

export type WorkosEvent = z.infer<typeof event>;
