import { compact } from '../../compact.ts';
import { instantFromText } from '../../time.ts';
import { type EventTable, findRow } from '../event-table.ts';
import { ownText } from '../own.ts';
import type { Reading, ReadingContext } from '../provider.ts';
import { type EventReader, keptAlone, readEvent, silent, unreadable } from '../read-event.ts';
import { ATTACKS } from './attacks.ts';
import { OTHERS } from './others.ts';
import { PASSWORDS } from './passwords.ts';
import { type Entry, ID, identityOf, type LogRecord, record, unwrap } from './record.ts';
import { SECOND_FACTORS } from './second-factors.ts';
import { type Part, splitBody } from './split-body.ts';
import { subjectOf } from './subject.ts';

/** Every code that is read by name, and the rest. */
const CODES: EventTable<Entry> = { ...PASSWORDS, ...SECOND_FACTORS, ...ATTACKS, ...OTHERS };

const reader: EventReader<LogRecord> = {
  identityOf,
  envelope: record,
  objectAt: ['data'],
  say: ({ log_id: logId, type, date, data }, { opinions }) => {
    const entry = compact({ opinions, logId, time: instantFromText(date) });
    return findRow(type, CODES)(data, entry);
  },
  subjectOf: ({ type, data }) => subjectOf(type, data),
};

/** Reads each record of an authentic request, in order; never throws. */
export function readRecords(body: Buffer, context: ReadingContext): Reading[] {
  const parts = splitBody(body);
  if (typeof parts === 'string') return [unreadable({ type: 'unknown' }, parts)];
  if (parts.length === 0) return [silent({ type: 'unknown' }, 'a request without any record')];
  return parts.map((part) => keptAlone(readPart(part, context), () => part.alone()));
}

function readPart({ json }: Part, context: ReadingContext): Reading {
  if (!json.ok) return unreadable({ type: 'unknown' }, json.because);
  return readCloudEvent(json.value) ?? readEvent(unwrap(json.value), reader, context);
}

/**
 * What an event stream sends, which is another product of Auth0.
 * Source: https://auth0.com/docs/customize/events
 */
function readCloudEvent(value: unknown): Reading | undefined {
  if (ownText(value, /^1\.\d$/, 'specversion') === undefined) return undefined;
  const type = ownText(value, /^[a-z0-9_.]{1,100}$/, 'type') ?? 'unknown';
  return silent(
    compact({ id: ownText(value, ID, 'id'), type }),
    'of an event stream, which tells of users and organizations, not of sign-ins',
  );
}
