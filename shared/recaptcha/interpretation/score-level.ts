/**
 * Scores come in 11 levels.
 * Source: https://cloud.google.com/recaptcha/docs/interpret-assessment-website
 */
const STEPS = 10;

/** The levels a project has until Google has reviewed it. */
export const DEFAULT_LEVELS: readonly number[] = [0.1, 0.3, 0.7, 0.9];

/** Scores it takes until four levels only are no accident. */
const ENOUGH = 100;

/** The level of a score from 0 to 1: 0.8999999761581421 is 0.9. */
export function levelOf(score: number): number {
  return Math.round(score * STEPS) / STEPS;
}

/** Which levels a project seems to have; `unknown` until enough scores were seen. */
export type LevelsInUse = 'four' | 'eleven' | 'unknown';

/**
 * Tells from many scores of a project whether it has only the four default levels. One score of
 * another level proves that it has all.
 */
export function levelsInUse(scores: readonly number[]): LevelsInUse {
  const levels = scores.filter((score) => score >= 0 && score <= 1).map(levelOf);
  if (levels.some((level) => !DEFAULT_LEVELS.includes(level))) return 'eleven';
  return levels.length < ENOUGH ? 'unknown' : 'four';
}
