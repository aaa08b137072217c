import { fileURLToPath } from 'node:url';
import type { Environment } from '../../shared/config/config.ts';

/** Where and against what a contestant runs. */
export interface Ground {
  /** The annotator as it is deployed. */
  readonly bundle: string;
  /** Of this run alone. */
  readonly ledger: string;
  readonly emulatorPort: number;
  readonly secret: string;
}

export interface Contestant {
  readonly name: string;
  /** What Node is told to run. */
  readonly command: (ground: Ground) => readonly string[];
  readonly environment: (ground: Ground) => Environment;
  /** Where it takes webhooks. */
  readonly path: string;
  /** Whether it annotates. */
  readonly annotates: boolean;
  /** The server that does nothing under the same start. */
  readonly baseline?: string;
}

export const PROJECT = 'bench-project';
export const OBVIOUS = 'obvious function';
const EMPTY = 'empty, functions-framework';
const BARE = 'empty, node:http';

const start = pathOf('../../functions/start.ts');

const annotator = {
  environment: ({ emulatorPort, ledger, secret }: Ground) => ({
    FUNCTION_TARGET: 'paymentWebhook',
    RECAPTCHA_PROJECT: PROJECT,
    RECAPTCHA_EMULATOR_HOST: `127.0.0.1:${emulatorPort}`,
    LEDGER: `sqlite:${ledger}`,
    STRIPE_WEBHOOK_SECRETS: secret,
  }),
  path: '/stripe',
  annotates: true,
};

/**
 * In the order of one round. Those that are not ours are plain JavaScript, because having types
 * stripped costs time and memory that are not theirs.
 */
export const CONTESTANTS: readonly Contestant[] = [
  { ...annotator, name: 'annotator, own start', command: () => [start], baseline: BARE },
  { ...annotator, name: 'annotator, bundled', command: ({ bundle }) => [bundle], baseline: BARE },
  {
    ...annotator,
    name: 'annotator, functions-framework',
    command: () => framework('paymentWebhook', pathOf('../..')),
    baseline: EMPTY,
  },
  {
    name: OBVIOUS,
    command: () => framework('obvious', pathOf('contestants/obvious.js')),
    environment: ({ emulatorPort, secret }) => ({
      EMULATOR_PORT: String(emulatorPort),
      STRIPE_SECRET: secret,
      PROJECT,
    }),
    path: '/',
    annotates: true,
    baseline: EMPTY,
  },
  {
    name: EMPTY,
    command: () => framework('empty', pathOf('contestants/empty.js')),
    environment: () => ({}),
    path: '/',
    annotates: false,
  },
  {
    name: BARE,
    command: () => [pathOf('contestants/bare.js')],
    environment: () => ({}),
    path: '/',
    annotates: false,
  },
];

function framework(target: string, source: string): string[] {
  const bin = pathOf('../../node_modules/.bin/functions-framework');
  return [bin, `--target=${target}`, `--source=${source}`];
}

function pathOf(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
