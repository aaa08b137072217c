import type { Verdict } from '../../../shared/annotation/vocabulary.ts';
import type { Label } from './label.ts';

/**
 * Every label must carry its own verdict, unless a newer one was said before; then, and when it has
 * none, the one that stands. A label that arrives again later was not known to have been said.
 * @returns what is wrong with the labels of one assessment, given in the order they arrived
 */
export function wrongVerdicts(labels: readonly Label[]): string[] {
  const wrong = labels.flatMap((label, at) => {
    const standing = newest(settledBefore(labels, at));
    const own = label.fact.verdict;
    const isOverruled = standing !== undefined && standing.eventTime > label.eventTime;
    const right = own && !isOverruled ? own : standing?.verdict;
    return label.verdict === right
      ? []
      : [`${label.fact.name}: says ${label.verdict} where ${right} is right`];
  });
  const last = labels.at(-1);
  const end = newest(labels.map(verdictOf));
  return last?.verdict === end?.verdict
    ? wrong
    : [
        ...wrong,
        `${last?.fact.assessment}: ${last?.verdict} stands where ${end?.verdict} is newest`,
      ];
}

interface Stated {
  readonly verdict: Verdict | undefined;
  readonly eventTime: number;
}

function settledBefore(labels: readonly Label[], at: number): Stated[] {
  const again = new Set(labels.slice(at).map(({ fact }) => fact));
  return labels
    .slice(0, at)
    .filter(({ fact }) => !again.has(fact))
    .map(verdictOf);
}

function verdictOf({ fact, eventTime }: Label): Stated {
  return { verdict: fact.verdict, eventTime };
}

/** Of two as old as each other the later. */
function newest(stated: readonly Stated[]): Stated | undefined {
  return stated
    .filter(({ verdict }) => verdict !== undefined)
    .reduce<Stated | undefined>(
      (best, each) => (best && best.eventTime > each.eventTime ? best : each),
      undefined,
    );
}
