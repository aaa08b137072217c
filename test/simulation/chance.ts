import { seededRandom } from '../emulator/seeded-random.ts';

/** Everything that is left to chance in one history, from one seed. */
export interface Chance {
  /** At least 0 and less than 1. */
  random(): number;
  happens(probability: number): boolean;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  pick<const T>(choices: readonly [T, ...T[]]): T;
  shuffled<T>(items: readonly T[]): T[];
  /** Another stream of chance, that drawing from this one does not disturb. */
  apart(): Chance;
}

export function createChance(seed: number): Chance {
  const random = seededRandom(seed);
  const between = (least: number, most: number) =>
    least + Math.floor(random() * (most - least + 1));
  return {
    random,
    happens: (probability) => probability > 0 && random() < probability,
    between,
    pick: (choices) => choices[between(0, choices.length - 1)] ?? choices[0],
    shuffled(items) {
      const keyed = items.map((item) => [random(), item] as const);
      return keyed.sort(([a], [b]) => a - b).map(([, item]) => item);
    },
    apart: () => createChance(Math.floor(random() * 2 ** 32)),
  };
}

/** The seed of one history of a run: neighbours in a run have nothing in common. */
export function historySeed(seed: number, index: number): number {
  return Math.floor(seededRandom(Math.imul(seed, 0x9e3779b1) ^ index)() * 2 ** 32);
}
