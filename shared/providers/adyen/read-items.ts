import * as z from 'zod';
import { compact } from '../../compact.ts';
import { instantFromText } from '../../time.ts';
import { type EventTable, findRow } from '../event-table.ts';
import { own, ownText } from '../own.ts';
import type { EventIdentity, Reading, ReadingContext } from '../provider.ts';
import { type EventReader, keptAlone, readEvent, unreadable } from '../read-event.ts';
import { PSP_REFERENCE } from './item.ts';
import { readNotification, unwrap } from './notification.ts';
import { subjectOf } from './subject.ts';

const envelope = z.object({ eventCode: z.string() });

/** Reads each item of an authentic notification, in order; never throws. */
export function readItems(body: Buffer, events: EventTable, context: ReadingContext): Reading[] {
  const notification = readNotification(body);
  if (typeof notification === 'string') return [unreadable({ type: 'unknown' }, notification)];
  return notification.notificationItems.map((wrapper) => {
    const item = unwrap(wrapper);
    const reader: EventReader<z.infer<typeof envelope>> = {
      identityOf,
      envelope,
      objectAt: [],
      say: ({ eventCode }) => findRow(eventCode, events)(item, context),
      subjectOf: ({ eventCode }, metadataKey) => subjectOf(eventCode, item, metadataKey),
    };
    return keptAlone(readEvent(item, reader, context), () => alone(wrapper));
  });
}

function alone(wrapper: unknown): Buffer {
  return Buffer.from(JSON.stringify({ notificationItems: [wrapper] }));
}

const EVENT_CODE = /^[A-Z][A-Z0-9_]{0,99}$/;
const SUCCESS = /^(true|false)$/;

/**
 * What names an item. Its id is made of signed fields only: they tell apart what Adyen itself tells
 * apart (event code and PSP reference) and whether it succeeded.
 */
function identityOf(item: unknown): EventIdentity {
  const eventCode = ownText(item, EVENT_CODE, 'eventCode');
  if (eventCode === undefined) return { type: 'unknown' };
  const success = ownText(item, SUCCESS, 'success');
  const reference = ownText(item, PSP_REFERENCE, 'pspReference');
  const isNamed = success !== undefined && reference !== undefined;
  return compact({
    id: isNamed ? `${eventCode}.${success}.${reference}` : undefined,
    type: eventCode,
    time: instantFromText(own(item, 'eventDate')),
  });
}
