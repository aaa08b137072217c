import { compact } from '../../compact.ts';
import { type Instant, instantFromText } from '../../time.ts';
import { metadataValue as textOf } from '../metadata-value.ts';
import type { EventIdentity } from '../provider.ts';

/** Our names for the shapes of Shopify's events. */
export type EventType = 'dispute' | 'order_transaction' | 'order' | 'unknown';

/**
 * Tells an event by its shape: Shopify signs the body alone, so the topic in the header proves
 * nothing.
 */
export function typeOf(body: object): EventType {
  const has = (...names: string[]) => names.every((name) => Object.hasOwn(body, name));
  if (has('type', 'reason', 'status', 'order_id')) return 'dispute';
  if (has('kind', 'status', 'order_id') && (has('gateway') || has('amount'))) {
    return 'order_transaction';
  }
  return has('note_attributes') && isOrder(body) ? 'order' : 'unknown';
}

/** Draft orders and checkouts have attributes as well, but ids of their own. */
function isOrder(body: object): boolean {
  const name = textOf(body, 'admin_graphql_api_id');
  if (name !== undefined) return name.startsWith('gid://shopify/Order/');
  if (Object.hasOwn(body, 'financial_status')) return true;
  const isUnfinished = ['abandoned_checkout_url', 'completed_at'].some((field) =>
    Object.hasOwn(body, field),
  );
  return Object.hasOwn(body, 'line_items') && !isUnfinished;
}

/** What names an event. It has no id of its own: that of the delivery stands in a header. */
export function identityOf(body: unknown): EventIdentity {
  if (typeof body !== 'object' || body === null) return { type: 'unknown' };
  const type = typeOf(body);
  return compact({ type, time: TIME_OF[type](body) });
}

const TIME_OF: Readonly<Record<EventType, (body: object) => Instant | undefined>> = {
  dispute: timeOfDispute,
  order_transaction: (body) => timeIn(body, 'processed_at') ?? timeIn(body, 'created_at'),
  order: (body) => timeIn(body, 'updated_at') ?? timeIn(body, 'created_at'),
  unknown: () => undefined,
};

/** The time of what is said: a loss, or the end of an inquiry, only repeats what the start said. */
function timeOfDispute(body: object): Instant | undefined {
  const status = textOf(body, 'status');
  if (status === 'prevented') return timeIn(body, 'finalized_on');
  if (textOf(body, 'type') === 'inquiry') return timeIn(body, 'initiated_at');
  if (status === 'won') return timeIn(body, 'finalized_on');
  const evidence = status === 'under_review' ? timeIn(body, 'evidence_sent_on') : undefined;
  return evidence ?? timeIn(body, 'initiated_at');
}

/** Shopify writes times with the offset of the shop. */
function timeIn(body: object, field: string): Instant | undefined {
  return instantFromText(textOf(body, field));
}
