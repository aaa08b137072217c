import { fixtureText } from '../sender.ts';

/** A fixture with this done to its item, as the text that is sent. */
export function changed(fixture: string, change: (item: Record<string, unknown>) => void): string {
  const notification = JSON.parse(fixtureText('adyen', fixture));
  change(notification.notificationItems[0].NotificationRequestItem);
  return JSON.stringify(notification);
}

/** A fixture with these fields of its item set; `undefined` takes a field out. */
export function withFields(fixture: string, fields: Readonly<Record<string, unknown>>): string {
  return changed(fixture, (item) => Object.assign(item, fields));
}

/** A fixture with these fields of its item's `additionalData` set. */
export function withData(fixture: string, data: Readonly<Record<string, unknown>>): string {
  return changed(fixture, (item) => Object.assign(item['additionalData'] ?? {}, data));
}

/** One notification with the items of all of these. */
export function together(...payloads: readonly string[]): string {
  const notifications = payloads.map((payload) => JSON.parse(payload));
  const notificationItems = notifications.flatMap((one) => one.notificationItems);
  return JSON.stringify({ ...notifications[0], notificationItems });
}
