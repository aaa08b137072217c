import { parseArgs } from 'node:util';
import { figuresLine } from './figures.ts';
import { runHistories } from './run-histories.ts';
import { simulate } from './simulate.ts';
import { inWords, type Violation } from './violation.ts';

/**
 * `npm run simulate -- --histories 100000 --seed 1`: plays histories and prints one line of figures,
 * or the first history in which a promise was broken. `--only SEED --trace` plays one again.
 */
const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    only: { type: 'string' },
    trace: { type: 'boolean', default: false },
  },
});

const seed = wholeNumber(values.only ?? values.seed);
if (values.only === undefined) await playMany();
else await playOne(seed);

async function playMany(): Promise<void> {
  const { figures, failure } = await runHistories({
    seed,
    histories: wholeNumber(values.histories),
    workers: wholeNumber(values.workers),
  });
  if (failure) fail(failure.seed, failure.violations);
  else console.log(figuresLine(figures, performance.now() / 1_000));
}

async function playOne(seed: number): Promise<void> {
  const { figures, violations } = await simulate(seed, values.trace ? console.log : undefined);
  if (violations.length > 0) fail(seed, violations);
  else console.log(figuresLine(figures, performance.now() / 1_000));
}

function fail(seed: number, violations: readonly Violation[]): void {
  for (const { promised, what } of violations) {
    console.log(`${inWords(promised)} in history ${seed}: ${what}`);
  }
  console.log(`Play it again: npm run simulate -- --only ${seed} --trace`);
  process.exitCode = 1;
}

function wholeNumber(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  console.error(`${text} is no whole number`);
  process.exit(2);
}
