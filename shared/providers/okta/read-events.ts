import * as z from 'zod';
import { compact } from '../../compact.ts';
import { instantFromText } from '../../time.ts';
import { type EventTable, findRow, ignored } from '../event-table.ts';
import { DEEPEST_OF_SEVERAL, readJson } from '../json-body.ts';
import { own, ownText } from '../own.ts';
import type { EventIdentity, Reading, ReadingContext } from '../provider.ts';
import { type EventReader, keptAlone, readEvent, silent, unreadable } from '../read-event.ts';
import { ABUSE } from './abuse.ts';
import { idAt } from './log-event.ts';
import { SIGN_INS } from './sign-ins.ts';
import { subjectOf } from './subject.ts';

/** Every event type that is read by name, and all others. */
export const OKTA_EVENTS: EventTable = {
  ...SIGN_INS,
  ...ABUSE,
  '*': ignored('not an event that says how a sign-in went'),
};

const HOOK = 'com.okta.event_hook';
const TYPE = /^[A-Za-z0-9_.-]{1,100}$/;
/** More than fit into a request of a size Okta would send. */
const MOST_EVENTS = 1000;

const logEvent = z.object({ eventType: z.string() });

/**
 * Reads each event of an authentic request, in order; never throws.
 * Source: https://developer.okta.com/docs/concepts/event-hooks/#sample-event-delivery-payload
 */
export function readEvents(body: Buffer, context: ReadingContext): Reading[] {
  const json = readJson(body, DEEPEST_OF_SEVERAL);
  if (!json.ok) return [unreadable({ type: 'unknown' }, json.because)];
  const envelope = identityOf(json.value, 'eventId', 'eventTime');
  const events = own(json.value, 'data', 'events');
  if (!Array.isArray(events)) return [readOther(envelope)];
  if (events.length === 0) return [silent(envelope, 'the list of events is empty')];
  if (events.length > MOST_EVENTS) {
    return [unreadable(envelope, `data.events: more than ${MOST_EVENTS}, which Okta never sends`)];
  }
  return events.map((event) => readOne(event, context));
}

function readOne(event: unknown, context: ReadingContext): Reading {
  const reader: EventReader<z.infer<typeof logEvent>> = {
    identityOf: (value) => identityOf(value, 'uuid', 'published'),
    envelope: logEvent,
    objectAt: [],
    say: ({ eventType }) => findRow(eventType, OKTA_EVENTS)(event, context),
    subjectOf: ({ eventType }) => subjectOf(eventType, event),
  };
  return keptAlone(readEvent(event, reader, context), () => alone(event));
}

/** Inline hooks have another body, and may have been given this address. */
function readOther(envelope: EventIdentity): Reading {
  return envelope.type === 'unknown' || envelope.type === HOOK
    ? unreadable(envelope, 'data.events: must be a list; not the body of an event hook')
    : silent(envelope, 'not an event hook, so it says nothing about a sign-in');
}

/** What names an event or its envelope, as far as it can be read. */
function identityOf(value: unknown, idName: string, timeName: string): EventIdentity {
  const id = idAt(value, idName);
  const time = instantFromText(own(value, timeName));
  return compact({ id, type: ownText(value, TYPE, 'eventType') ?? 'unknown', time });
}

function alone(event: unknown): Buffer {
  return Buffer.from(JSON.stringify({ eventType: HOOK, data: { events: [event] } }));
}
