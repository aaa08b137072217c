import { ANNOTATE_RULES } from './seed-rules-annotate.ts';
import { ENUM_RULES } from './seed-rules-enums.ts';
import { INTERPRET_RULES } from './seed-rules-interpret.ts';
import { METHOD_RULES } from './seed-rules-method.ts';
import type { SeedRule } from './seed-rules-section.ts';

export { SEED_PAGES, type SeedPage, type SeedRule } from './seed-rules-section.ts';

/** Every rule that Google's pages on annotating and interpreting state, with its test. */
export const SEED_RULES: readonly SeedRule[] = [
  ...ANNOTATE_RULES,
  ...METHOD_RULES,
  ...ENUM_RULES,
  ...INTERPRET_RULES,
];
