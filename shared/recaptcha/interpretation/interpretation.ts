import type { ScorePolicy } from '../../config/score-policy.ts';
import type { Risks } from './risks.ts';
import type { Verdict } from './ruling.ts';
import type { Told } from './told.ts';
import type { UseCase } from './use-cases.ts';

/** What the site wants to know. */
export interface Question {
  /** The action the site protects; without it any action will do, and the `default` thresholds hold. */
  readonly expectedAction?: string | undefined;
  readonly useCase?: UseCase | undefined;
  readonly policy: ScorePolicy;
  /** Everything is allowed, and what would have been is told. */
  readonly observeOnly: boolean;
}

/** What an assessment means. What is not known is not there. */
export interface Interpretation {
  /** Its name, as Google gave it. */
  readonly assessment?: string;
  /** Nothing is wrong with the token, or there was none to judge (express). */
  readonly valid: boolean;
  readonly invalidReason?: string;
  /** The action the token was made for. */
  readonly action?: string;
  /** Whether that is the expected one, where one was expected and can be compared. */
  readonly actionMatches?: boolean;
  /** 0 (risky) to 1 (likely legitimate), as Google gave it; an invalid token has none. */
  readonly score?: number;
  /** The score as one of 0.0, 0.1 … 1.0 */
  readonly level?: number;
  readonly reasons: readonly Told[];
  readonly verdict: Verdict;
  /** Only while observing: the verdict without that. */
  readonly wouldBe?: Verdict;
  /** What the site can do; sentences for people. */
  readonly actions: readonly string[];
  readonly risks: Risks;
  /** One short sentence: why this verdict. */
  readonly because: string;
}
