import type { Promised } from './oracles/scene.ts';

/** A promise that was found broken. */
export interface Violation {
  readonly promised: Promised;
  /** Where and how, by the names of facts. */
  readonly what: string;
}

export function inWords(promised: Promised): string {
  if (promised === 'totals') return 'The totals are wrong';
  return promised === 'shadow' ? 'Shadow mode is broken' : `Promise ${promised} is broken`;
}
