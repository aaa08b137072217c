import type { FindingRecord } from '../ledger/records.ts';
import type { Reading } from '../providers/provider.ts';
import { type Accepted, accept } from './accept.ts';
import { allDone } from './all-done.ts';
import { type Entry, entryOf } from './entry.ts';
import { type Intake, toIntake } from './intake.ts';
import { quarantine } from './quarantine.ts';
import { sendClaimed, type TimeAllowed } from './send.ts';
import type { DeliveryServices } from './services.ts';

/** One authentic request of a provider, as its definition read it. */
export interface Received {
  readonly provider: string;
  readonly project: string;
  readonly readings: readonly Reading[];
  readonly body: Buffer;
  /** Digest of the body: names events whose sender gives no id. */
  readonly bodyDigest: string;
}

/**
 * Takes in one authentic request: durable first, then sent at once as far as the time allows.
 * @returns one entry per finding, one per event that says nothing, in order
 * @throws AnnotatorError `ledger_unavailable`
 */
export async function receive(
  services: DeliveryServices & { seal(payload: Buffer): string },
  received: Received,
  time: TimeAllowed,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const [index, reading] of received.readings.entries()) {
    const event = reading.event.id ?? `${received.bodyDigest}#${index}`;
    if (reading.kind === 'unreadable') {
      entries.push(await quarantine(services, received, event, reading));
      continue;
    }
    const { provider, project } = received;
    const intake = toIntake(provider, event, index, reading, project, services.clock.now());
    entries.push(...(await takeIn(services, intake, time)));
  }
  for (const entry of entries) logEntry(services, received, entry);
  return entries;
}

async function takeIn(
  services: DeliveryServices,
  intake: Intake,
  time: TimeAllowed,
): Promise<Entry[]> {
  if (intake.carriedUnreadable) {
    const { provider, eventType, event } = intake;
    services.log.warning('the value under the metadata key is no assessment name', {
      provider,
      eventType,
      event,
    });
  }
  const { accepted, claims } = await accept(services, intake);
  const sent = await allDone(claims.map((claim) => sendClaimed(services, claim, time)));
  const fates = new Map(sent.flatMap((changed) => [...changed]));
  if (accepted.length === 0) return [ignoredEntry(intake)];
  return accepted.map((one) => ({ ...toEntry(one, fates), event: intake.event }));
}

function ignoredEntry({ event, carried, because }: Intake): Entry {
  return {
    event,
    status: 'ignored',
    ...(carried ? { assessment: carried.name } : {}),
    ...(because ? { because } : {}),
  };
}

function toEntry({ id, finding, duplicate }: Accepted, fates: Map<string, FindingRecord>): Entry {
  const fate = fates.get(id) ?? finding;
  return entryOf(fate, duplicate ? 'duplicate' : fate.state);
}

function logEntry(services: DeliveryServices, received: Received, entry: Entry): void {
  const { event, status } = entry;
  if (status === 'delivered' || status === 'superseded' || status === 'dead') return;
  const { provider, readings } = received;
  const eventType = readings.length === 1 ? readings[0]?.event.type : undefined;
  const fields = { provider, eventType, event, outcome: status };
  if (status === 'quarantined') services.log.error('event quarantined', fields);
  else services.log.info(`event ${status}`, fields);
}
