/** One sentence of Google's pages that states a rule, and the test that proves we keep it. */
export interface SeedRule {
  readonly page: SeedPage;
  readonly section: string;
  /** In our own words. */
  readonly rule: string;
  /** Where the test is written. */
  readonly file: string;
  /** Its title as it is reported. */
  readonly test: string;
  /** Where the cases of the test are, if not beside it. */
  readonly cases?: string;
}

export const SEED_PAGES = {
  annotate: 'Annotate assessments',
  annotating: 'Annotating an assessment',
  method: 'Method: projects.assessments.annotate',
  interpret: 'Interpret assessments for websites',
} as const;

export type SeedPage = keyof typeof SEED_PAGES;

type Row = readonly [rule: string, file: string, test: string, cases?: string];

/** The rules of one section. */
export function section(page: SeedPage, name: string, rows: readonly Row[]): SeedRule[] {
  return rows.map(([rule, file, test, cases]) => ({
    page,
    section: name,
    rule,
    file,
    test,
    ...(cases === undefined ? {} : { cases }),
  }));
}
