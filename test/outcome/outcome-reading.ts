import { createHmac } from 'node:crypto';
import { outcomeItem } from '../../shared/outcome/outcome-item.ts';
import { readOutcome } from '../../shared/outcome/read-outcome.ts';

export const NOW = Date.parse('2026-11-23T12:00:00Z');
export const ID = 'a1b2c3d4e5f60718';

/** Who tells it, in tests. */
export function teller(changes: { event?: string; caller?: string; key?: string } = {}) {
  const { event = 'msg_1#0', caller = 'site', key = 'ledger key' } = changes;
  return {
    event,
    caller,
    pseudonym: (kind: string, id: string) =>
      createHmac('sha256', key).update(`${kind}:${id}`).digest('base64url').slice(0, 22),
  };
}

/** What becomes of an item that somebody posts. */
export function readingOf(item: object, changes: Parameters<typeof teller>[0] = {}) {
  return readOutcome(outcomeItem({ project: 'shop', now: NOW }).parse(item), teller(changes));
}

/** The key of the one fact an item states. */
export function factIn(item: object, changes: Parameters<typeof teller>[0] = {}): string {
  return readingOf(item, changes).statements[0]?.fact ?? 'none';
}
