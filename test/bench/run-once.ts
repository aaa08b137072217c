import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { checkLabels } from './check-labels.ts';
import { startContestant } from './contestant-process.ts';
import type { Contestant } from './contestants.ts';
import { drive } from './drive.ts';
import type { EmulatorProcess } from './emulator-process.ts';
import { benchEvents } from './events.ts';

export interface Size {
  readonly warmUp: number;
  readonly events: number;
}

/** What one run of one contestant cost. */
export interface Cost {
  /** Microseconds per webhook. */
  readonly cpu: number;
  /** Microseconds per webhook in the kernel. */
  readonly kernel: number;
  readonly peakBytes: number;
  readonly readyMs: number;
}

export interface Surroundings {
  readonly emulator: EmulatorProcess;
  readonly bundle: string;
  /** For ledgers. */
  readonly folder: string;
}

/**
 * Starts a contestant afresh, warms it up, and measures it over a fixed number of webhooks.
 * @throws AnnotatorError `internal` when an answer or a label is not as it must be
 */
export async function runOnce(
  contestant: Contestant,
  { emulator, bundle, folder }: Surroundings,
  size: Size,
): Promise<Cost> {
  const secret = `whsec_${randomBytes(24).toString('hex')}`;
  const ledger = join(folder, `${randomBytes(8).toString('hex')}.db`);
  const ground = { bundle, ledger, emulatorPort: emulator.port, secret };
  const warmUp = benchEvents(size.warmUp, secret);
  const events = benchEvents(size.events, secret);
  const child = await startContestant(contestant, ground);
  try {
    const target = { port: child.port, path: contestant.path };
    await drive(target, warmUp);
    const before = await child.usage();
    await drive(target, events);
    const after = await child.usage();
    checkLabels(contestant.annotates ? [...warmUp, ...events] : [], await emulator.arrived());
    return {
      cpu: (after.cpu - before.cpu) / size.events,
      kernel: (after.kernel - before.kernel) / size.events,
      peakBytes: after.peakBytes,
      readyMs: child.readyMs,
    };
  } finally {
    await child.stop();
  }
}
