import { DEEPEST_OF_SEVERAL, readJson } from '../json-body.ts';
import { own } from '../own.ts';

/** What Adyen posts: one or more items, each signed by itself. */
export interface Notification {
  /** `"true"` or `"false"`, as text. */
  readonly live: unknown;
  /** The items with the wrapper that names them. */
  readonly notificationItems: readonly unknown[];
}

/** Adyen sends one, and never more than six; so many fit into the largest body. */
const MOST_ITEMS = 1_000;

/** Whoever authenticates a body and whoever reads it look at the same bytes: they are parsed once. */
const known = new WeakMap<Buffer, Notification | string>();

/** Reads a body as a notification, or says in one sentence why it is none; never throws. */
export function readNotification(body: Buffer): Notification | string {
  const notification = known.get(body) ?? parse(body);
  known.set(body, notification);
  return notification;
}

function parse(body: Buffer): Notification | string {
  const json = readJson(body, DEEPEST_OF_SEVERAL);
  if (!json.ok) return json.because;
  const items = own(json.value, 'notificationItems');
  if (!Array.isArray(items)) {
    return 'body: no notificationItems, so not a webhook of the type Standard';
  }
  if (items.length === 0) return 'body: notificationItems is empty';
  if (items.length > MOST_ITEMS)
    return `body: more than ${MOST_ITEMS} items, which Adyen never sends`;
  return { live: own(json.value, 'live'), notificationItems: items };
}

/** The item inside its wrapper; undefined when there is none. */
export function unwrap(wrapper: unknown): unknown {
  return own(wrapper, 'NotificationRequestItem');
}
