import { once } from 'node:events';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Services } from '../../../shared/services.ts';
import { NOWHERE, openBenchServices } from '../backlog/bench-services.ts';
import { type EventSource, eventSources, KINDS, type Kind } from './accept-kinds.ts';
import { fillDelivered } from './fill-delivered.ts';
import { type AcceptCost, measureAccept } from './measure-accept.ts';

export interface SizeOptions {
  /** Links, and findings with their facts and heads, of either ledger. */
  readonly small: number;
  readonly big: number;
  readonly rounds: number;
  /** Of each kind, on either ledger, in each round. */
  readonly events: number;
}

/** What one kind of event cost on both ledgers in one round. */
export interface Comparison {
  readonly kind: Kind;
  readonly small: AcceptCost;
  readonly big: AcceptCost;
}

interface Side {
  readonly path: string;
  readonly services: Services;
  readonly events: Record<Kind, EventSource>;
}

/**
 * Accepts events on a small and on a big ledger in turns. The files are read through before each
 * round, so that neither ledger waits for the disk, and a first round, which nobody counts, fills
 * the cache of either connection.
 * @param progress told of every step
 */
export async function compareSizes(
  options: SizeOptions,
  progress: (line: string) => void = () => undefined,
): Promise<Comparison[]> {
  const folder = mkdtempSync(join(tmpdir(), 'recaptcha-annotator-size-'));
  const sides: Side[] = [];
  const open = async (name: 'small' | 'big'): Promise<Side> => {
    const path = join(folder, `${name}.db`);
    const start = performance.now();
    await fillDelivered(path, options[name]);
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    progress(`${options[name]} links and findings in ${seconds} s`);
    const services = openBenchServices(path, NOWHERE);
    const side = { path, services, events: eventSources(options[name]) };
    sides.push(side);
    return side;
  };
  try {
    const [small, big] = [await open('small'), await open('big')];
    const comparisons: Comparison[] = [];
    for (let round = 0; round <= options.rounds; round += 1) {
      const compared = await compareOnce(small, big, options.events, round % 2 === 0);
      if (round > 0) comparisons.push(...compared);
      progress(`round ${round} of ${options.rounds}`);
    }
    return comparisons;
  } finally {
    for (const { services } of sides) services.ledger.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compareOnce(
  small: Side,
  big: Side,
  count: number,
  smallFirst: boolean,
): Promise<Comparison[]> {
  for (const { path } of [small, big]) await readThrough(path);
  const measure = ({ services, events }: Side, kind: Kind) =>
    measureAccept(services, events[kind](count));
  const comparisons: Comparison[] = [];
  for (const kind of KINDS) {
    if (smallFirst) {
      const cost = await measure(small, kind);
      comparisons.push({ kind, small: cost, big: await measure(big, kind) });
    } else {
      const cost = await measure(big, kind);
      comparisons.push({ kind, small: await measure(small, kind), big: cost });
    }
  }
  return comparisons;
}

async function readThrough(path: string): Promise<void> {
  await once(createReadStream(path).resume(), 'end');
}
