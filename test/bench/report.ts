import type { Results, Round } from './bench.ts';
import { CONTESTANTS, type Contestant, OBVIOUS } from './contestants.ts';
import type { Cost } from './run-once.ts';
import { showSpread, spreadOf } from './spread.ts';

const MIB = 1024 * 1024;

/** A contestant beside others of the same round: what the machine did then, it did to all. */
interface Standing {
  readonly own: Cost;
  readonly obvious: Cost;
  readonly baseline: Cost | undefined;
}

interface Column {
  readonly title: string;
  readonly digits: number;
  /** Undefined: there is nothing to say. */
  readonly value: (standing: Standing) => number | undefined;
}

const COLUMNS: readonly Column[] = [
  { title: 'CPU µs/webhook', digits: 0, value: ({ own }) => own.cpu },
  { title: 'in the kernel', digits: 0, value: ({ own }) => own.kernel },
  {
    title: 'above empty',
    digits: 0,
    value: ({ own, baseline }) => baseline && own.cpu - baseline.cpu,
  },
  { title: 'CPU / obvious', digits: 2, value: ({ own, obvious }) => own.cpu / obvious.cpu },
  { title: 'peak MiB', digits: 0, value: ({ own }) => own.peakBytes / MIB },
  {
    title: 'peak / obvious',
    digits: 2,
    value: ({ own, obvious }) => own.peakBytes / obvious.peakBytes,
  },
  { title: 'ready after ms', digits: 0, value: ({ own }) => own.readyMs },
];

/** The results as one table: medians, with the least and the most of all rounds. */
export function report({ rounds, bundleBytes }: Results): string {
  const rows = CONTESTANTS.map((contestant) => [
    contestant.name,
    ...COLUMNS.map((column) => cell(column, standings(contestant, rounds))),
  ]);
  const lines = layOut([['', ...COLUMNS.map(({ title }) => title)], ...rows]);
  return [...lines, '', `bundle: ${bundleBytes} bytes`].join('\n');
}

function standings({ name, baseline }: Contestant, rounds: readonly Round[]): Standing[] {
  return rounds.flatMap((round) => {
    const [own, obvious] = [round[name], round[OBVIOUS]];
    return own && obvious ? [{ own, obvious, baseline: round[baseline ?? ''] }] : [];
  });
}

function cell({ value, digits }: Column, given: readonly Standing[]): string {
  const numbers = given.flatMap((standing) => value(standing) ?? []);
  return numbers.length > 0 ? showSpread(spreadOf(numbers), digits) : '';
}

/** Pads every column to its longest cell: names to the left, figures to the right. */
function layOut(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((text, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? text.padEnd(width) : text.padStart(width);
      })
      .join('  '),
  );
}
