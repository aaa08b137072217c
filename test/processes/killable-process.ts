import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Environment } from '../../shared/config/config.ts';
import { killAfterTests } from './kill-after-tests.ts';

const SCRIPT = fileURLToPath(new URL('killable-annotator.ts', import.meta.url));

/**
 * Bundles the script of the process, which halves what its start costs: many are started.
 * @returns where the bundle is
 */
export async function bundleKillable(folder: string): Promise<string> {
  const outfile = join(folder, 'killable-annotator.js');
  await build({
    entryPoints: [SCRIPT],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    external: ['google-auth-library'],
  });
  return outfile;
}

/** A process that may die before any of its steps. */
export interface KillableProcess {
  /** The steps it took so far. */
  readonly steps: readonly string[];
  /** How many steps it had taken when it began to listen; undefined when it died before. */
  readonly listening: Promise<{ url: string; stepsBefore: number } | undefined>;
  /** The signal that ended it. */
  readonly ended: Promise<NodeJS.Signals | null>;
  /** Kills it once it has gone idle so many times. */
  kill(idle: number): Promise<void>;
}

/**
 * Starts one; see killable-annotator.ts for what the environment may say.
 * @param script what `bundleKillable` made
 */
export function startKillable(script: string, environment: Environment): KillableProcess {
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  killAfterTests(child);
  const steps: string[] = [];
  const ended = endOf(child);
  const listening = new Promise<{ url: string; stepsBefore: number } | undefined>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [word, ...rest] = line.split(' ');
      if (word === 'step') steps.push(rest.join(' '));
      else resolve({ url: rest.at(-1) ?? '', stepsBefore: steps.length });
    });
    void ended.then(() => resolve(undefined));
  });
  return {
    steps,
    listening,
    ended,
    async kill(idle) {
      while (steps.filter((step) => step === 'going idle').length < idle) await sleep(5);
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Its streams are read to the end by then. */
async function endOf(child: ChildProcess): Promise<NodeJS.Signals | null> {
  const [, signal] = await once(child, 'close');
  return signal;
}
