import * as z from 'zod';
import type { Annotation } from './annotation.ts';
import { annotation, transactionEvent } from './annotation.ts';

/** The JSON body of annotate, exactly as it goes over the wire: `value` is a double here. */
export const annotateRequest = annotation.extend({
  transactionEvent: transactionEvent
    .extend({ value: z.number().nonnegative().optional() })
    .optional(),
});

export type AnnotateRequest = z.infer<typeof annotateRequest>;

/** Turns what is said into the request body; the amount becomes a number at this last step only. */
export function toAnnotateRequest(said: Annotation): AnnotateRequest {
  const { transactionEvent: event, ...rest } = said;
  if (!event) return rest;
  const { value, ...eventRest } = event;
  return {
    ...rest,
    transactionEvent: value === undefined ? eventRest : { ...eventRest, value: Number(value) },
  };
}
