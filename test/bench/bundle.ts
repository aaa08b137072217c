import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Builds what is deployed into a folder, leaving `dist` alone. */
export function buildBundle(folder: string): { path: string; bytes: number } {
  const path = join(folder, 'start.mjs');
  const options = ['run', '--silent', 'build', '--', `--outfile=${path}`];
  execFileSync('npm', options, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  return { path, bytes: statSync(path).size };
}
