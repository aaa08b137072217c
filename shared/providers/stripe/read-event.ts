import * as z from 'zod';
import { readJson } from '../json-body.ts';
import type { EventIdentity, Reading, ReadingContext } from '../provider.ts';
import { identityOf } from './event-identity.ts';
import { otherEnvelope } from './other-envelopes.ts';
import { type EventTable, findRow } from './row.ts';
import { event } from './schema.ts';
import { subjectOf } from './subject.ts';

const MOST_FLAWS = 5;

/** Reads one authentic event by the table of event types; never throws. */
export function readEvent(body: Buffer, events: EventTable, context: ReadingContext): Reading {
  const json = readJson(body);
  if (!json.ok) return unreadable({ type: 'unknown' }, json.because);

  const other = otherEnvelope(json.value);
  if (other) return { kind: 'understood', ...other, keys: [], statements: [] };

  const identity = identityOf(json.value);
  const envelope = event.safeParse(json.value);
  if (!envelope.success) return unreadable(identity, flawsOf(envelope.error, []));

  const { type, data } = envelope.data;
  const { opinions, metadataKey } = context;
  const row = findRow(type, events);
  const said = row(data.object, { previous: data.previous_attributes, opinions });
  return said instanceof z.ZodError
    ? unreadable(identity, flawsOf(said, ['data', 'object']))
    : { kind: 'understood', event: identity, ...subjectOf(data.object, metadataKey), ...said };
}

function unreadable(identity: EventIdentity, because: string): Reading {
  return { kind: 'unreadable', event: identity, because };
}

/** Paths and rules: the shapes used here have fixed keys, and their messages quote no value. */
function flawsOf(error: z.ZodError, at: readonly string[]): string {
  return error.issues
    .slice(0, MOST_FLAWS)
    .map(({ path, message }) => `${[...at, ...path].join('.') || 'body'}: ${message}`)
    .join('; ');
}
