import { readFileSync } from 'node:fs';
import { gcloudCommands } from './gcloud-commands.ts';

/** Prints what brings a database's indexes and TTL policies to what firestore.indexes.json says. */
const file = new URL('../../firestore.indexes.json', import.meta.url);
const [database = '(default)'] = process.argv.slice(2);
const commands = gcloudCommands(JSON.parse(readFileSync(file, 'utf8')), database);
process.stdout.write(`${['set -eu', ...commands].join('\n')}\n`);
