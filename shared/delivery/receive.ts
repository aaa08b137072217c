import { patienceWithin } from '../ledger/ledger.ts';
import type { Reading } from '../providers/provider.ts';
import { accept } from './accept.ts';
import { allDone } from './all-done.ts';
import type { Accepted } from './dedupe.ts';
import { type Entry, entryOf } from './entry.ts';
import { type Intake, toIntake } from './intake.ts';
import { logEntry } from './log-entry.ts';
import { quarantine } from './quarantine.ts';
import { type Fate, sendClaimed, type TimeAllowed } from './send.ts';
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
  const { provider, project } = received;
  const entries: Entry[] = [];
  for (const [index, reading] of received.readings.entries()) {
    const bodyName = `${received.bodyDigest}#${index}`;
    const event = reading.event.id ?? bodyName;
    if (reading.kind === 'unreadable') {
      const entry = await quarantine(services, received, { event, index }, reading);
      logEntry(services.log, { provider, eventType: reading.event.type }, entry);
      entries.push(entry);
      continue;
    }
    const origin = { provider, event, bodyName, index, project };
    const intake = toIntake(origin, reading, services.clock.now());
    entries.push(...(await takeIn(services, intake, time)));
  }
  return entries;
}

/** Takes in one event that was understood. */
export async function takeIn(
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
  const patienceMs = patienceWithin(time.finishBy - services.clock.now());
  const { accepted, claims } = await accept(services, intake, { patienceMs });
  const sent = await allDone(claims.map((claim) => sendClaimed(services, claim, time)));
  const fates = new Map(sent.flatMap((changed) => [...changed]));
  const entries = accepted.map((one): Entry => ({ ...toEntry(one, fates), event: intake.event }));
  if (entries.length === 0) entries.push(ignoredEntry(intake));
  for (const [index, entry] of entries.entries()) {
    if (!fates.has(accepted[index]?.id ?? '')) logEntry(services.log, intake, entry);
  }
  return entries;
}

function ignoredEntry({ event, carried, because }: Intake): Entry {
  return {
    event,
    status: 'ignored',
    ...(carried ? { assessment: carried.name } : {}),
    ...(because ? { because } : {}),
  };
}

function toEntry({ id, finding, duplicate }: Accepted, fates: Map<string, Fate>): Entry {
  const now = fates.get(id)?.finding ?? finding;
  return entryOf(now, duplicate ? 'duplicate' : now.state);
}
