import type { TimeAllowed } from '../../delivery/send.ts';
import type { Clock } from '../../time.ts';
import type { Item } from './items.ts';
import { untilEnding } from './until-ending.ts';

/** Longest body of many items, in bytes. */
export const BATCH_LIMIT = 8 * 1024 * 1024;

const INLINE_MS = 10_000;
const CALL_MS = 4_000;

/** How long what a batch says is sent before it is answered. */
export function batchTime(clock: Clock): TimeAllowed {
  return untilEnding(clock.now() + INLINE_MS, CALL_MS);
}

/** What the items of every batch have. */
interface BatchItem {
  readonly id?: string | undefined;
  readonly keys: readonly string[];
}

/**
 * The results of a request, one per item in order.
 * @param name of the request, which names items without an id
 * @param answers what became of the valid ones, in order
 */
export function resultsOf(
  items: readonly Item<BatchItem>[],
  name: string,
  answers: Iterable<object>,
): object[] {
  const taken = answers[Symbol.iterator]();
  return items.map((item, index) => {
    const event = `${name}#${index}`;
    if (!('value' in item)) return { event, status: 'invalid', issues: item.issues };
    const named = { event: item.value.id ?? event };
    return { ...named, ...taken.next().value, ...named };
  });
}

/** How many of these are valid, and how many are not. */
export function countItems(items: readonly Item<unknown>[]) {
  const valid = items.filter((item) => 'value' in item).length;
  return { valid, invalid: items.length - valid };
}
