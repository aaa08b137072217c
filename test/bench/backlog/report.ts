import { showSpread, spreadOf } from '../spread.ts';
import type { Part } from './backlog.ts';
import { growthOf, MOST_GROWTH } from './flat.ts';

const MIB = 1024 * 1024;

/** What a drained backlog shows, line by line, and whether memory stayed flat. */
export function reportBacklog(parts: readonly Part[]): { text: string; flat: boolean } {
  const sent = parts.reduce((sum, part) => sum + part.sent, 0);
  const spread = (value: (part: Part) => number, digits: number) =>
    showSpread(spreadOf(parts.filter((part) => part.sent > 0).map(value)), digits);
  const memory = [
    { name: 'RSS', samples: parts.map(({ rss }) => rss) },
    { name: 'heap used', samples: parts.map(({ heapUsed }) => heapUsed) },
  ];
  const lines = [
    `findings delivered  ${sent}, each once: 0 lost, 0 twice`,
    `findings/s          ${spread((part) => (part.sent / part.wallMs) * 1_000, 0)}`,
    `bare POSTs/s        ${spread((part) => (part.sent / part.bare.wallMs) * 1_000, 0)}`,
    `findings / POSTs    ${spread((part) => part.bare.wallMs / part.wallMs, 2)}`,
    `CPU ms per finding  ${spread((part) => part.cpuMs / part.sent, 3)}`,
    `CPU ms per POST     ${spread((part) => part.bare.cpuMs / part.sent, 3)}`,
    ...memory.map(({ name, samples }) => {
      const shown = samples.map((bytes) => (bytes / MIB).toFixed(0)).join(' ');
      return `${`${name}, MiB`.padEnd(20)}${shown} (last third / second third: ${growthOf(samples).toFixed(3)})`;
    }),
  ];
  const flat = memory.every(({ samples }) => growthOf(samples) <= MOST_GROWTH);
  return { text: [...lines, `memory              ${flat ? 'flat' : 'GROWS'}`].join('\n'), flat };
}
