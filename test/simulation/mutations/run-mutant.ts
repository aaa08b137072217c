import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Mutation } from './mutation.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const HISTORIES = 3_000;

/** Builds the simulation with this mutation into a folder, and plays histories until one fails. */
export async function runMutant(mutation: Mutation, folder: string, name: string) {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [join(ROOT, 'test/simulation/main.ts')],
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    outfile,
    logLevel: 'warning',
    plugins: [mutate(mutation)],
  });
  const run = { histories: HISTORIES, seed: mutation.seed ?? 1, workers: 1 };
  const options = Object.entries(run).flatMap(([name, n]) => [`--${name}`, String(n)]);
  const child = spawn(process.execPath, [outfile, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return { code: Number(code), output };
}

function mutate({ file, find, replace }: Mutation): Plugin {
  const path = join(ROOT, 'shared', file);
  return {
    name: 'mutate',
    setup(builder) {
      const source = readFileSync(path, 'utf8');
      const times = source.split(find).length - 1;
      assert.equal(times, 1, `shared/${file} has ${times} times: ${find}`);
      builder.onLoad({ filter: /\.ts$/ }, (given) =>
        given.path === path
          ? { contents: source.replace(find, () => replace), loader: 'ts' }
          : undefined,
      );
    },
  };
}
