import { showSpread, spreadOf } from '../spread.ts';
import { KINDS } from './accept-kinds.ts';
import type { AcceptCost } from './measure-accept.ts';
import type { Comparison } from './size.ts';

/** What the big ledger may cost in CPU time, for the small one's 1. */
export const MOST_CPU = 1.2;

const MEASURES: readonly (readonly [name: string, measure: keyof AcceptCost])[] = [
  ['CPU', 'cpu'],
  ['wall', 'wall'],
];

/** Microseconds per accepted event on both ledgers, line by line, and whether the size hardly matters. */
export function reportSizes(comparisons: readonly Comparison[]): { text: string; holds: boolean } {
  const lines = ['', 'µs small', 'µs big', 'big / small'];
  const rows = KINDS.flatMap((kind) => {
    const ofKind = comparisons.filter((comparison) => comparison.kind === kind);
    return MEASURES.map(([name, measure]) => {
      const spread = (value: (one: Comparison) => number, digits: number) =>
        showSpread(spreadOf(ofKind.map(value)), digits);
      return [
        `event ${kind}, ${name}`,
        spread(({ small }) => small[measure], 0),
        spread(({ big }) => big[measure], 0),
        spread(({ small, big }) => big[measure] / small[measure], 2),
      ];
    });
  });
  const text = [lines, ...rows]
    .map(
      ([name = '', ...cells]) => name.padEnd(38) + cells.map((cell) => cell.padStart(18)).join(''),
    )
    .join('\n');
  return { text, holds: KINDS.every((kind) => cpuRatio(comparisons, kind) <= MOST_CPU) };
}

function cpuRatio(comparisons: readonly Comparison[], kind: string): number {
  const ofKind = comparisons.filter((comparison) => comparison.kind === kind);
  return spreadOf(ofKind.map(({ small, big }) => big.cpu / small.cpu)).median;
}
