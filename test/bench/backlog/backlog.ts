import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Arrival, Refusal } from '../../emulator/store.ts';
import { checkLabels } from '../check-labels.ts';
import { type EmulatorProcess, startEmulatorProcess } from '../emulator-process.ts';
import { BarePosts } from './bare-posts.ts';
import { openBenchServices } from './bench-services.ts';
import { type Drained, startDrainer } from './drainer.ts';
import { fillPending } from './fill-pending.ts';

/** The backlog is drained in this many parts, and memory looked at after each. */
export const PARTS = 10;

/** One part of the backlog beside as many bare posts to the same emulator. */
export interface Part extends Drained {
  /** What as many bare posts took, in milliseconds. */
  readonly bare: { readonly wallMs: number; readonly cpuMs: number };
}

/**
 * Drains a backlog of pending findings, and after each part posts the same labels in a bare loop.
 * @param progress told of every part
 * @throws AnnotatorError `internal` when a label was lost, came twice or says something else
 */
export async function drainBacklog(
  findings: number,
  progress: (line: string) => void = () => undefined,
): Promise<Part[]> {
  const folder = mkdtempSync(join(tmpdir(), 'recaptcha-annotator-backlog-'));
  const emulator = await startEmulatorProcess();
  try {
    return await drainInParts(join(folder, 'ledger.db'), emulator, findings, progress);
  } finally {
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function drainInParts(
  ledgerFile: string,
  emulator: EmulatorProcess,
  findings: number,
  progress: (line: string) => void,
): Promise<Part[]> {
  const host = `127.0.0.1:${emulator.port}`;
  const expected = await fill(ledgerFile, host, findings);
  progress(`${expected.length} findings are pending`);
  const drainer = startDrainer(ledgerFile, host);
  const bare = new BarePosts(new URL(`http://${host}`));
  const parts: Part[] = [];
  const annotations: Arrival[] = [];
  const refused: Refusal[] = [];
  try {
    for (let part = 1; part <= PARTS; part += 1) {
      const goal = part < PARTS ? Math.round((findings * part) / PARTS) : Number.MAX_SAFE_INTEGER;
      const drained = await drainer.drain(goal);
      const arrived = await emulator.arrived();
      annotations.push(...arrived.annotations);
      refused.push(...arrived.refused);
      const cost = await bare.measure(expected[0]?.label ?? {}, drained.sent);
      await emulator.arrived();
      parts.push({ ...drained, bare: cost });
      progress(`part ${part}: ${drained.sent} findings in ${Math.round(drained.wallMs)} ms`);
    }
  } finally {
    bare.close();
    await drainer.stop();
  }
  checkLabels(expected, { annotations, refused });
  return parts;
}

async function fill(ledgerFile: string, host: string, findings: number) {
  const services = openBenchServices(ledgerFile, host);
  try {
    return await fillPending(services, findings);
  } finally {
    services.ledger.close();
  }
}
