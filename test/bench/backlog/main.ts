import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { drainBacklog } from './backlog.ts';
import { reportBacklog } from './report.ts';

/** `npm run bench:backlog -- --findings 100000`: drains a backlog beside bare posts; 1 if memory grows. */
const { values } = parseArgs({ options: { findings: { type: 'string', default: '100000' } } });

const [load = 0] = loadavg();
console.error(`Node ${process.version}, ${availableParallelism()} cores, load ${load.toFixed(2)}`);

const parts = await drainBacklog(Number(values.findings), (line) => console.error(line));
const { text, flat } = reportBacklog(parts);
console.log(`\n${parts.length} parts, median (least–most)\n`);
console.log(text);
process.exitCode = flat ? 0 : 1;
