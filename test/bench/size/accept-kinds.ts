import { AnnotatorError } from '../../../shared/annotator-error.ts';
import type { Intake } from '../../../shared/delivery/intake.ts';
import { chargeEvent, disputeEvent } from '../backlog/made-events.ts';

/** Gives so many events of one kind, none of them ever before. */
export type EventSource = (count: number) => Intake[];

/** The kinds of events that are measured, by name. */
export const KINDS = ['carries its assessment', 'carries but a linked key'] as const;
export type Kind = (typeof KINDS)[number];

/** From one disputed charge to the next; a prime, so that all have their turn before any comes again. */
const STRIDE = 7919;

/** Events for a ledger that holds the charges 0 to `size` - 1. */
export function eventSources(size: number): Record<Kind, EventSource> {
  let charges = size;
  let disputes = 0;
  const source = (next: () => Intake) => (count: number) => Array.from({ length: count }, next);
  return {
    'carries its assessment': source(() => {
      charges += 1;
      return chargeEvent(charges, Date.now());
    }),
    'carries but a linked key': source(() => {
      disputes += 1;
      if (disputes > size) throw new AnnotatorError('internal', 'There are more events than links');
      return disputeEvent((disputes * STRIDE) % size, Date.now());
    }),
  };
}
