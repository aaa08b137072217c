import * as z from 'zod';
import type { Saying } from './event-table.ts';
import { readJson } from './json-body.ts';
import type { EventIdentity, Reading, ReadingContext, Subject } from './provider.ts';

const MOST_FLAWS = 5;

/** How one sender's events are read, once they are values. */
export interface EventReader<Envelope> {
  /** What names the event, as far as it can be read: every part is safe to log, whatever the value is. */
  identityOf(value: unknown): EventIdentity;
  /** Loose where the sender is loose, strict for what a label or its key rests on. */
  readonly envelope: z.ZodType<Envelope>;
  /** Where in the envelope the object stands that `say` reads; only for error texts. */
  readonly objectAt: readonly string[];
  /** What the event says, or why its object cannot be read. */
  say(envelope: Envelope, context: ReadingContext): Saying | z.ZodError;
  subjectOf(envelope: Envelope, metadataKey: string): Subject;
}

/** Reads one event; never throws. */
export function readEvent<Envelope>(
  value: unknown,
  reader: EventReader<Envelope>,
  context: ReadingContext,
): Reading {
  const event = reader.identityOf(value);
  const envelope = reader.envelope.safeParse(value);
  if (!envelope.success) return unreadable(event, flawsOf(envelope.error));
  const said = reader.say(envelope.data, context);
  if (said instanceof z.ZodError) return unreadable(event, flawsOf(said, reader.objectAt));
  return {
    kind: 'understood',
    event,
    ...reader.subjectOf(envelope.data, context.metadataKey),
    ...said,
  };
}

/** Reads a body that is one event in JSON; never throws. */
export function readJsonEvent<Envelope>(
  body: Buffer,
  reader: EventReader<Envelope>,
  context: ReadingContext,
): Reading {
  const json = readJson(body);
  return json.ok
    ? readEvent(json.value, reader, context)
    : unreadable({ type: 'unknown' }, json.because);
}

export function unreadable(event: EventIdentity, because: string): Reading {
  return { kind: 'unreadable', event, because };
}

/** An event that is known and says nothing. */
export function silent(event: EventIdentity, because: string): Reading {
  return { kind: 'understood', event, keys: [], statements: [], because };
}

/** The reading of one event among several: to be kept, it needs a body of its own. */
export function keptAlone(reading: Reading, alone: () => Buffer): Reading {
  return reading.kind === 'unreadable' ? { ...reading, body: alone() } : reading;
}

/** Paths and rules: the shapes of providers have fixed keys, and their messages quote no value. */
export function flawsOf(error: z.ZodError, at: readonly string[] = []): string {
  return error.issues
    .slice(0, MOST_FLAWS)
    .map(({ path, message }) => `${[...at, ...path].join('.') || 'body'}: ${message}`)
    .join('; ');
}
