import { type EventTable, findRow } from '../event-table.ts';
import { readJson } from '../json-body.ts';
import type { Reading, ReadingContext } from '../provider.ts';
import { type EventReader, readEvent as read, silent, unreadable } from '../read-event.ts';
import { identityOf } from './event-identity.ts';
import { otherEnvelope } from './other-envelopes.ts';
import { event, type StripeEvent, type StripeSurroundings } from './schema.ts';
import { subjectOf } from './subject.ts';

/** Reads one authentic event by the table of event types; never throws. */
export function readEvent(
  body: Buffer,
  events: EventTable<StripeSurroundings>,
  context: ReadingContext,
): Reading {
  const json = readJson(body);
  if (!json.ok) return unreadable({ type: 'unknown' }, json.because);
  const other = otherEnvelope(json.value);
  return other ? silent(other.event, other.because) : read(json.value, readerOf(events), context);
}

function readerOf(events: EventTable<StripeSurroundings>): EventReader<StripeEvent> {
  return {
    identityOf,
    envelope: event,
    objectAt: ['data', 'object'],
    say: ({ type, data }, { opinions }) =>
      findRow(type, events)(data.object, { previous: data.previous_attributes, opinions }),
    subjectOf: ({ data }, metadataKey) => subjectOf(data.object, metadataKey),
  };
}
