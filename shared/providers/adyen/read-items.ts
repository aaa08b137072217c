import { instantFromText } from '../../time.ts';
import { type EventTable, findRow } from '../event-table.ts';
import type { EventIdentity, Reading, ReadingContext } from '../provider.ts';
import { readEvent, unreadable } from '../read-event.ts';
import { readNotification, unwrap } from './notification.ts';
import { envelope, pspId, subjectOf } from './subject.ts';

/** Reads each item of an authentic notification, in order; never throws. */
export function readItems(body: Buffer, events: EventTable, context: ReadingContext): Reading[] {
  const notification = readNotification(body);
  if (typeof notification === 'string') return [unreadable({ type: 'unknown' }, notification)];
  return notification.notificationItems.map((wrapper) => {
    const item = unwrap(wrapper);
    const reader = {
      identityOf,
      envelope,
      objectAt: [],
      say: ({ eventCode }: { readonly eventCode: string }) =>
        findRow(eventCode, events)(item, context),
      subjectOf,
    };
    return readEvent(item, reader, context);
  });
}

const EVENT_CODE = /^[A-Z][A-Z0-9_]{0,99}$/;

/**
 * What names an item. Its id is made of signed fields only: they tell apart what Adyen itself tells
 * apart (event code and PSP reference) and whether it succeeded.
 */
function identityOf(item: unknown): EventIdentity {
  const read = envelope.safeParse(item);
  if (!read.success || !EVENT_CODE.test(read.data.eventCode)) return { type: 'unknown' };
  const { eventCode, success, eventDate } = read.data;
  const reference = pspId(read.data.pspReference);
  const named = reference !== undefined && (success === 'true' || success === 'false');
  const time = instantFromText(eventDate);
  return {
    ...(named ? { id: `${eventCode}.${success}.${reference}` } : {}),
    type: eventCode,
    ...(time === undefined ? {} : { time }),
  };
}
