import { readPayload } from '../providers/read-payload.ts';
import type { Sender } from '../providers/sender.ts';
import { labelOf } from './check-reading.ts';

/** What the true events say, by type: no change of them may say anything else. */
export async function labelsByType(sender: Sender, payloads: readonly string[]) {
  const labels = new Map<string, Set<string>>();
  for (const types of sender.sameRow ?? []) {
    const shared = new Set<string>();
    for (const type of types) labels.set(type, shared);
  }
  for (const payload of payloads) {
    for (const reading of await readPayload(sender, payload)) {
      if (reading.kind === 'unreadable') continue;
      const known = labels.get(reading.event.type) ?? new Set();
      for (const statement of reading.statements) known.add(labelOf(statement));
      labels.set(reading.event.type, known);
    }
  }
  return labels;
}
