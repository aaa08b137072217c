import type { Reading, Understood } from '../providers/provider.ts';
import type { Entry } from './entry.ts';
import { type Origin, toIntake } from './intake.ts';
import { quarantine, type Unreadable } from './quarantine.ts';
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
  const understood: (readonly [Origin, Understood])[] = [];
  const unreadable: (readonly [Origin, Unreadable])[] = [];
  for (const [index, reading] of readings.entries()) {
    const bodyName = `${bodyDigest}#${index}`;
    const origin = { provider, event: reading.event.id ?? bodyName, bodyName, index, project };
    if (reading.kind === 'unreadable') unreadable.push([origin, reading]);
    else understood.push([origin, reading]);
  }
  const place = (part: readonly (readonly [Origin, Reading])[], taken: readonly Entry[][]) => {
    for (const [n, [{ index }]] of part.entries()) entries[index] = taken[n] ?? [];
  };
  for (const part of partsOf(unreadable)) {
    place(part, await quarantine(services, received.body, part, time));
  }
  if (understood.length === 0) onDurable();
  for (const [number, part] of partsOf(understood).entries()) {
    const isLast = (number + 1) * PER_COMMIT >= understood.length;
    const now = services.clock.now();
    const intakes = part.map(([origin, reading]) => toIntake(services, origin, reading, now));
    place(part, await takeInTogether(services, intakes, time, isLast ? onDurable : undefined));
  }
  return entries.flat();
}

function partsOf<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / PER_COMMIT);
  return Array.from({ length: count }, (_, n) => all.slice(n * PER_COMMIT, (n + 1) * PER_COMMIT));
}
