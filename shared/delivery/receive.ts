import type { Reading } from '../providers/provider.ts';
import type { Entry } from './entry.ts';
import { type Origin, toIntake, type Understood } from './intake.ts';
import { logEntry } from './log-entry.ts';
import { quarantine } from './quarantine.ts';
import type { TimeAllowed } from './send.ts';
import type { DeliveryServices } from './services.ts';
import { takeInTogether } from './take-in.ts';

/** Events of one commit: few enough for any store, many enough that commits do not dominate. */
const PER_COMMIT = 20;

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
 * @param onDurable called when nothing of it can be lost any more
 * @returns one entry per finding, one per event that says nothing, in order
 * @throws AnnotatorError `ledger_unavailable`
 */
export async function receive(
  services: DeliveryServices,
  received: Received,
  time: TimeAllowed,
  onDurable: () => void = () => undefined,
): Promise<Entry[]> {
  const { provider, project, readings, bodyDigest } = received;
  const entries: Entry[][] = readings.map(() => []);
  const understood: (readonly [origin: Origin, reading: Understood])[] = [];
  for (const [index, reading] of readings.entries()) {
    const bodyName = `${bodyDigest}#${index}`;
    const event = reading.event.id ?? bodyName;
    if (reading.kind === 'unreadable') {
      const entry = await quarantine(services, received, { event, index }, reading);
      logEntry(services.log, { provider, eventType: reading.event.type }, entry);
      entries[index] = [entry];
    } else {
      understood.push([{ provider, event, bodyName, index, project }, reading]);
    }
  }
  if (understood.length === 0) onDurable();
  for (let at = 0; at < understood.length; at += PER_COMMIT) {
    const part = understood.slice(at, at + PER_COMMIT);
    const isLast = at + PER_COMMIT >= understood.length;
    const now = services.clock.now();
    const intakes = part.map(([origin, reading]) => toIntake(services, origin, reading, now));
    const taken = await takeInTogether(services, intakes, time, isLast ? onDurable : undefined);
    for (const [n, [{ index }]] of part.entries()) entries[index] = taken[n] ?? [];
  }
  return entries.flat();
}
