import { seededRandom } from '../emulator/seeded-random.ts';

/** Choices that are the same for the same seed. */
export interface Chance {
  random(): number;
  /** A whole number from 0 to below `n`. */
  below(n: number): number;
  pick<T>(items: readonly T[]): T | undefined;
}

export function chanceOf(seed: number): Chance {
  const random = seededRandom(seed);
  const below = (n: number) => Math.floor(random() * n);
  return { random, below, pick: (items) => items[below(items.length)] };
}
