import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../../shared/config/config.ts';
import { freePort } from '../helpers/free-port.ts';
import { killAfterTests } from './kill-after-tests.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FRAMEWORK = 'node_modules/.bin/functions-framework';

/** One way of starting a function: its command line, and the line that says it listens. */
export interface Start {
  readonly name: string;
  arguments(target: string, port: number): readonly string[];
  environment(target: string, port: number): Environment;
  readonly listens: RegExp;
}

/** Both ways a function is started. */
export const STARTS: readonly Start[] = [
  {
    name: 'our own start',
    arguments: () => ['functions/start.ts'],
    environment: (target, port) => ({ FUNCTION_TARGET: target, PORT: String(port) }),
    listens: /listens on port/,
  },
  {
    name: 'functions-framework',
    arguments: (target, port) => [FRAMEWORK, `--target=${target}`, '--source=.', `--port=${port}`],
    environment: () => ({}),
    listens: /^URL: /m,
  },
];

export interface StartedProcess {
  readonly url: string;
  readonly port: number;
  /** Everything it printed so far, on standard output and standard error. */
  printed(): string;
  signal(name: NodeJS.Signals): void;
  readonly ended: Promise<End>;
}

export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * Starts a function; resolves when it listens, or has ended instead. Another process may take the
 * free port in between: then the next one is tried.
 */
export async function startFunction(
  start: Start,
  target: string,
  environment: Environment,
  tries = 3,
): Promise<StartedProcess> {
  const started = await startOnce(start, target, environment);
  const isPortTaken = /EADDRINUSE|cannot listen on port/.test(started.printed());
  return isPortTaken && tries > 1 ? startFunction(start, target, environment, tries - 1) : started;
}

async function startOnce(
  start: Start,
  target: string,
  environment: Environment,
): Promise<StartedProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, start.arguments(target, port), {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...start.environment(target, port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  killAfterTests(child);
  const ended = once(child, 'close').then(([code, signal]): End => ({ code, signal }));
  let printed = '';
  await new Promise<void>((resolve) => {
    void ended.then(() => resolve());
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        printed += text;
        if (start.listens.test(printed)) resolve();
      });
    }
  });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    printed: () => printed,
    signal: (name) => child.kill(name),
    ended,
  };
}
