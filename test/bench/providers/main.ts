import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PROVIDERS } from '../../../shared/providers/list.ts';
import { showSpread, spreadOf } from '../spread.ts';
import type { Cost } from './measure.ts';

/**
 * `npm run bench:providers`: CPU to verify, parse and map one event, beside the least that takes. A
 * process for each, in turns: a shop has one or two processors, and each warms its own code.
 */
const ROUNDS = 5;
/** Microseconds a provider with an HMAC may take. */
const BAR = 30;

/** Their signatures take longer by themselves. */
const ASYMMETRIC = ['paypal', 'firebase'];

const MEASURE = fileURLToPath(new URL('measure.ts', import.meta.url));
const costs = new Map(PROVIDERS.map(({ id }) => [id, [] as Cost[]]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [id, measured] of costs) {
    const output = execFileSync(process.execPath, [MEASURE, id], { encoding: 'utf8' });
    measured.push(JSON.parse(output) as Cost);
  }
}
for (const [id, measured] of costs) {
  const own = spreadOf(measured.map(({ whole }) => whole));
  const ratio = spreadOf(measured.map(({ whole, bare }) => whole / bare));
  const isOver = !ASYMMETRIC.includes(id) && own.median > BAR;
  if (isOver) process.exitCode = 1;
  console.log(
    `${id.padEnd(10)} ${measured[0]?.bytes} bytes  ${showSpread(own, 1)} µs, ` +
      `${showSpread(ratio, 2)} × one HMAC and one parse${isOver ? `  MORE THAN ${BAR}` : ''}`,
  );
}
