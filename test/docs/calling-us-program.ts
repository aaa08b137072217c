import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs a program to its end, without holding up this process: it may call what runs in here. */
export async function run(
  command: readonly [program: string, ...rest: string[]],
  environment: Readonly<Record<string, string>>,
  folder: string,
): Promise<Ended> {
  const [program, ...rest] = command;
  const child = spawn(program, rest, {
    cwd: folder,
    env: { ...process.env, NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  const [code] = await once(child, 'close');
  return { code, output, errors };
}

/** Says loudly which of these programs this machine lacks; undefined if it has them all. */
export function missingProgram(names: readonly string[]): string | undefined {
  const missing = names.filter((name) => {
    const asked = name === 'openssl' ? 'version' : '--version';
    return spawnSync(name, [asked], { stdio: 'ignore' }).status !== 0;
  });
  return missing.length === 0
    ? undefined
    : `NOT RUN: this machine has no ${missing.join(', ')}, so this code of docs/calling-us.md is untested`;
}
