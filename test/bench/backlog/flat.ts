/** More growth than this is a leak. */
export const MOST_GROWTH = 1.1;

/**
 * How much a figure grew once the process was warm: the mean of the last third of its samples,
 * over that of the third before.
 */
export function growthOf(samples: readonly number[]): number {
  const third = Math.floor(samples.length / 3);
  return mean(samples.slice(2 * third)) / mean(samples.slice(third, 2 * third));
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
