import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBundle } from './bundle.ts';
import { CONTESTANTS } from './contestants.ts';
import { startEmulatorProcess } from './emulator-process.ts';
import { type Cost, runOnce, type Size } from './run-once.ts';

/** One round: what each contestant cost in it, by name. */
export type Round = Readonly<Record<string, Cost>>;

export interface Results {
  readonly rounds: readonly Round[];
  readonly bundleBytes: number;
}

/**
 * Runs every contestant once per round, one after the other, so that what changes on the machine
 * meanwhile meets them all.
 * @param progress told of every run
 * @throws AnnotatorError `internal` when an answer or a label is not as it must be
 */
export async function bench(
  size: Size & { readonly rounds: number },
  progress: (line: string) => void = () => undefined,
): Promise<Results> {
  const folder = mkdtempSync(join(tmpdir(), 'recaptcha-annotator-bench-'));
  const emulator = await startEmulatorProcess();
  try {
    const bundle = buildBundle(folder);
    const surroundings = { emulator, bundle: bundle.path, folder };
    const rounds: Round[] = [];
    for (let round = 1; round <= size.rounds; round += 1) {
      const costs: Record<string, Cost> = {};
      for (const contestant of CONTESTANTS) {
        const cost = await runOnce(contestant, surroundings, size);
        costs[contestant.name] = cost;
        progress(`round ${round}: ${contestant.name}: ${Math.round(cost.cpu)} µs`);
      }
      rounds.push(costs);
    }
    return { rounds, bundleBytes: bundle.bytes };
  } finally {
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
