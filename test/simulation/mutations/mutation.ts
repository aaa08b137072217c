import type { Promised } from '../oracles/scene.ts';

/** A promise broken on purpose: one text of one file replaced. */
export interface Mutation {
  readonly promised: Promised;
  /** What the code does wrong then. */
  readonly means: string;
  /** Below `shared/`. */
  readonly file: string;
  /** Occurs exactly once. */
  readonly find: string;
  readonly replace: string;
  /** A run that finds it early; 1 if not given. */
  readonly seed?: number;
}
