import { readFileSync, writeFileSync } from 'node:fs';
import { configurationTables } from './configuration-table.ts';

const README = new URL('../../README.md', import.meta.url);
const GENERATED = /(?<=<!-- configuration -->\n\n?)[\s\S]*?(?=\n<!-- \/configuration -->)/;

/** Prints the configuration tables; with `--write` puts them into the README. */
const tables = configurationTables();
if (process.argv.includes('--write')) {
  writeFileSync(
    README,
    readFileSync(README, 'utf8').replace(GENERATED, () => tables),
  );
} else {
  process.stdout.write(`${tables}\n`);
}
