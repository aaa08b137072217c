import { digest } from '../ledger/digest.ts';
import type { QuarantineRecord } from '../ledger/records.ts';
import { redrivablePosition } from '../ledger/redrivable.ts';
import type { Reading } from '../providers/provider.ts';
import { instant } from '../time.ts';
import type { Entry } from './entry.ts';
import type { Intake } from './intake.ts';
import type { DeliveryServices } from './services.ts';
import { totalOf } from './transitions.ts';
import type { WorkingSet } from './working-set.ts';

const QUARANTINE_MS = 30 * 24 * 60 * 60_000;

type Unreadable = Extract<Reading, { kind: 'unreadable' }>;

/** Keeps an authentic payload that our schema cannot read, sealed, for 30 days. */
export async function quarantine(
  services: DeliveryServices & { seal(payload: Buffer): string },
  { provider, body }: { readonly provider: string; readonly body: Buffer },
  { event, index }: { readonly event: string; readonly index: number },
  { event: { type }, because, body: alone }: Unreadable,
): Promise<Entry> {
  const id = quarantineId(provider, event);
  await services.ledger.transact(async (transaction) => {
    const [known] = await transaction.get([{ collection: 'quarantine', id }]);
    if (known) return;
    const now = services.clock.now();
    const record: QuarantineRecord = {
      provider,
      event,
      eventType: type,
      because,
      sealed: services.seal(alone ?? body),
      index: alone ? 0 : index,
      arrivedAt: instant(now),
      expireAt: instant(now + QUARANTINE_MS),
      redrivable: redrivablePosition('quarantined', instant(now), id),
    };
    transaction.put('quarantine', id, record);
    transaction.add(totalOf(record, 'quarantined'), 1);
  });
  return { event, status: 'quarantined', because };
}

function quarantineId(provider: string, event: string): string {
  return digest(provider, event);
}

/** The records an event may have left while it could not be read. */
export function quarantineIds({ provider, quarantinedAs }: Intake): string[] {
  return quarantinedAs.map((event) => quarantineId(provider, event));
}

/** Drops the sealed payload of an event that can be read by now; its records must be loaded. */
export function liftQuarantine(set: WorkingSet, intake: Intake): void {
  for (const id of new Set(quarantineIds(intake))) {
    const record = set.get('quarantine', id);
    if (!record) continue;
    set.delete('quarantine', id);
    set.add(totalOf(record, 'quarantined'), -1);
  }
}
