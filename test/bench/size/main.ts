import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { reportSizes } from './report.ts';
import { compareSizes } from './size.ts';

/**
 * `npm run bench:size -- --small 10000 --big 1000000`: what accepting an event costs on a small and
 * on a big ledger; 1 if the size matters too much. Takes about 2 GB in the temporary folder.
 */
const { values } = parseArgs({
  options: {
    small: { type: 'string', default: '10000' },
    big: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '30' },
    events: { type: 'string', default: '200' },
  },
});
const options = {
  small: Number(values.small),
  big: Number(values.big),
  rounds: Number(values.rounds),
  events: Number(values.events),
};

const [load = 0] = loadavg();
console.error(`Node ${process.version}, ${availableParallelism()} cores, load ${load.toFixed(2)}`);

const { text, holds } = reportSizes(await compareSizes(options, (line) => console.error(line)));
console.log(
  `\n${options.small} and ${options.big} links and findings, ` +
    `${options.rounds} rounds of ${options.events} events of each kind: median (least–most)\n`,
);
console.log(text);
process.exitCode = holds ? 0 : 1;
