import type * as z from 'zod';
import { compact } from '../../compact.ts';
import { instantFromText } from '../../time.ts';
import { type EventTable, findRow, ignored } from '../event-table.ts';
import { DEEPEST_OF_SEVERAL, type JsonBody, readJson } from '../json-body.ts';
import { own, ownText } from '../own.ts';
import type { EventIdentity, Reading, ReadingContext } from '../provider.ts';
import { type EventReader, keptAlone, readEvent, silent, unreadable } from '../read-event.ts';
import { CHALLENGES } from './challenges.ts';
import { fieldsOf, parseForm } from './form.ts';
import { CHALLENGE_SID, event } from './schema.ts';
import { subjectOf } from './subject.ts';
import { VERIFICATIONS } from './verifications.ts';

/** Every event type that is read by name. */
const EVENTS: EventTable = {
  ...VERIFICATIONS,
  ...CHALLENGES,
  'com.twilio.eventstreams.test-event': ignored('the test of a new sink'),
  '*': ignored('not an event of Verify'),
};

/** More than Twilio sends in one request. */
const MOST_EVENTS = 1_000;

/** Reads each event of a body, in order: a list of CloudEvents, one alone, or one of Verify Push. */
export function readEvents(body: Buffer, context: ReadingContext): Reading[] {
  const read = parse(body);
  if (!read.ok) return [unreadable({ type: 'unknown' }, read.because)];
  if (!Array.isArray(read.value)) return [readOne(read.value, context)];
  if (read.value.length > MOST_EVENTS) {
    return [unreadable({ type: 'unknown' }, `body: more than ${MOST_EVENTS} events`)];
  }
  if (read.value.length === 0) return [silent({ type: 'unknown' }, 'a list without events')];
  return read.value.map((value) => keptAlone(readOne(value, context), () => alone(value)));
}

/** No form begins as a list or an object does. */
function parse(body: Buffer): JsonBody {
  const json = readJson(body, DEEPEST_OF_SEVERAL);
  const form = json.ok ? undefined : parseForm(body);
  return form === undefined ? json : { ok: true, value: fieldsOf(form) };
}

function alone(value: unknown): Buffer {
  return Buffer.from(JSON.stringify([value]));
}

function readOne(value: unknown, context: ReadingContext): Reading {
  const reader: EventReader<z.infer<typeof event>> = {
    identityOf,
    envelope: event,
    objectAt: [],
    say: ({ type }, surroundings) => findRow(type, EVENTS)(value, surroundings),
    subjectOf: (_, metadataKey) => subjectOf(value, metadataKey),
  };
  return readEvent(value, reader, context);
}

const TYPE = /^[A-Za-z0-9_.-]{1,100}$/;
const ID = /^[!-~]{1,255}$/;

/**
 * What names an event. Twilio's samples give the events of one verification the same id, and Verify
 * Push has only an id "for the webhook": with the type, and the challenge, they are told apart.
 */
function identityOf(value: unknown): EventIdentity {
  const type = ownText(value, TYPE, 'type') ?? 'unknown';
  const id = ownText(value, ID, 'id') ?? ownText(value, CHALLENGE_SID, 'challenge_sid');
  const time = instantFromText(own(value, 'time'));
  return compact({ id: id && `${type}.${id}`, type, time });
}
