/** From the mildest to the strictest. */
export const VERDICTS = ['allow', 'challenge', 'review', 'block'] as const;

/**
 * What to do with an interaction: let it go on; ask for another proof first; let a person look at
 * it; do not carry it out.
 */
export type Verdict = (typeof VERDICTS)[number];

/** What one check says. */
export interface Ruling {
  readonly verdict: Verdict;
  /** One short sentence on why. */
  readonly because: string;
  /** What the site can do about it, beyond the verdict. */
  readonly actions: readonly string[];
}

/** Where no check has anything to say. */
const NOTHING_AGAINST: Ruling = {
  verdict: 'allow',
  because: 'nothing speaks against it',
  actions: [],
};

/** The strictest of them; of several equally strict ones the first, which is the most telling. */
export function strictest(rulings: readonly Ruling[]): Ruling {
  const most = Math.max(...rulings.map(severity));
  return rulings.find((ruling) => severity(ruling) === most) ?? NOTHING_AGAINST;
}

function severity({ verdict }: Ruling): number {
  return VERDICTS.indexOf(verdict);
}
