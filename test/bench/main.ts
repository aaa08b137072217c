import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { bench } from './bench.ts';
import { report } from './report.ts';

/** `npm run bench -- --rounds 3 --events 500`: CPU and memory of the annotator beside others. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    events: { type: 'string', default: '2000' },
    'warm-up': { type: 'string', default: '300' },
  },
});
const size = {
  rounds: Number(values.rounds),
  events: Number(values.events),
  warmUp: Number(values['warm-up']),
};

const [load = 0] = loadavg();
const cores = availableParallelism();
console.error(`Node ${process.version}, ${cores} × ${cpus()[0]?.model}, load ${load.toFixed(2)}`);
if (load > cores / 4) console.error('The machine is busy: trust the ratios more than the figures.');

const results = await bench(size, (line) => console.error(line));
console.log(`\n${size.rounds} rounds of ${size.events} webhooks: median (least–most)\n`);
console.log(report(results));
console.log(`load: ${load.toFixed(2)} before, ${(loadavg()[0] ?? 0).toFixed(2)} after`);
