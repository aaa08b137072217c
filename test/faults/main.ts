import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { firestoreEmulatorMissing } from '../firestore/firestore-emulator-missing.ts';
import { figuresOf } from './figures.ts';
import { judge } from './oracles/judge.ts';
import { run } from './run.ts';
import { LEDGERS } from './world/ledger-under-test.ts';

/**
 * `npm run faults -- --seed 7`: real processes that are killed, and an API that fails. Prints one line
 * of figures, and with exit code 1 what is wrong.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    events: { type: 'string', default: '5000' },
    ledger: { type: 'string', default: 'firestore' },
    processes: { type: 'string', default: '3' },
    kills: { type: 'string', default: '40' },
    /** A file for all the annotators print. */
    log: { type: 'string' },
  },
});
const count = z.coerce.number().int().positive();
const options = z
  .object({
    seed: count,
    events: count,
    ledger: z.enum(LEDGERS),
    processes: count,
    kills: z.coerce.number().int().nonnegative(),
  })
  .parse(values);

const MOST_SHOWN = 50;
const missing = options.ledger === 'firestore' ? firestoreEmulatorMissing() : undefined;
if (missing) {
  console.error(missing);
  process.exit(1);
}

/** Enough that events of one assessment meet. */
const AT_ONCE = 24;

const log = values.log === undefined ? undefined : createWriteStream(values.log);
const began = performance.now();
const evidence = await run({
  ...options,
  atOnce: AT_ONCE,
  aheadMs: 0,
  onLine: (line) => log?.write(`${line}\n`),
});
const judgement = judge(evidence);
const seconds = Math.round((performance.now() - began) / 1000);
const figures = Object.entries(figuresOf(evidence, judgement)).map(([name, n]) => `${name} ${n}`);
console.log(`seed ${options.seed}, ${options.ledger}, ${figures.join(', ')}, ${seconds} s`);
for (const fault of judgement.faults.slice(0, MOST_SHOWN)) console.error(fault);
log?.end();
if (judgement.faults.length > 0) process.exitCode = 1;
