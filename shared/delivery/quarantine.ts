import { digest } from '../ledger/digest.ts';
import type { Transaction } from '../ledger/ledger.ts';
import type { QuarantineRecord } from '../ledger/records.ts';
import { redrivablePosition } from '../ledger/redrivable.ts';
import type { Reading } from '../providers/provider.ts';
import { type Instant, instant, milliseconds } from '../time.ts';
import type { Entry } from './entry.ts';
import type { Intake, Origin } from './intake.ts';
import { logEntry } from './log-entry.ts';
import { ledgerPatience, type TimeAllowed } from './send.ts';
import type { DeliveryServices } from './services.ts';
import { totalOf } from './transitions.ts';
import { createWorkingSet, type WorkingSet } from './working-set.ts';

const QUARANTINE_MS = 30 * 24 * 60 * 60_000;

export type Unreadable = Extract<Reading, { kind: 'unreadable' }>;

/**
 * Keeps authentic payloads that our schema cannot read, sealed, for 30 days; all in one commit.
 * @param body of the whole request, for those that cannot be told apart in it
 * @returns the entries of each, in order
 * @throws AnnotatorError `ledger_unavailable`
 */
export async function quarantine(
  services: DeliveryServices,
  body: Buffer,
  events: readonly (readonly [Origin, Unreadable])[],
  time: TimeAllowed,
): Promise<Entry[][]> {
  const { ledger, clock, log, seal } = services;
  const now = instant(clock.now());
  const records = new Map<string, QuarantineRecord>();
  for (const [origin, reading] of events) {
    const id = quarantineId(origin.provider, origin.event);
    if (records.has(id)) continue;
    records.set(id, toRecord(id, origin, reading, seal(reading.body ?? body), now));
  }
  const work = async (transaction: Transaction) => {
    const set = createWorkingSet(transaction);
    await set.load({ quarantine: [...records.keys()] });
    for (const [id, record] of records) {
      if (set.get('quarantine', id)) continue;
      set.put('quarantine', id, record);
      set.add(totalOf(record, 'quarantined'), 1);
    }
    set.flush();
  };
  await ledger.transact(work, { patienceMs: ledgerPatience(services, time) });
  return events.map(([{ provider, event }, reading]) => {
    const entry: Entry = { event, status: 'quarantined', because: reading.because };
    logEntry(log, { provider, eventType: reading.event.type }, entry);
    return [entry];
  });
}

function toRecord(
  id: string,
  { provider, event, index }: Origin,
  { event: { type }, because, body: alone }: Unreadable,
  sealed: string,
  now: Instant,
): QuarantineRecord {
  return {
    provider,
    event,
    eventType: type,
    because,
    sealed,
    index: alone ? 0 : index,
    arrivedAt: now,
    expireAt: instant(milliseconds(now) + QUARANTINE_MS),
    redrivable: redrivablePosition('quarantined', now, id),
  };
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
