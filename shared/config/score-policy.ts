import * as z from 'zod';
import { foldedAction } from '../recaptcha/interpretation/same-action.ts';

/** Levels below which something is done, tried in this order; one that is not set is never met. */
export interface Thresholds {
  readonly blockBelow?: number | undefined;
  readonly reviewBelow?: number | undefined;
  readonly challengeBelow?: number | undefined;
}

/** Thresholds by action, the case of whose letters does not matter, and those for the rest. */
export interface ScorePolicy {
  readonly default: Thresholds;
  readonly [action: string]: Thresholds;
}

/**
 * Of the four levels that every project has, 0.1 is reviewed, 0.3 challenged, 0.7 and 0.9 pass.
 * Only 0.0 is blocked, which comes with the other seven levels: Google advises to act in the
 * background rather than to block.
 * Source: https://cloud.google.com/recaptcha/docs/interpret-assessment-website#interpret_scores
 */
export const DEFAULT_SCORE_POLICY: ScorePolicy = Object.freeze({
  default: Object.freeze({ blockBelow: 0.1, reviewBelow: 0.3, challengeBelow: 0.7 }),
});

const STEPS = ['blockBelow', 'reviewBelow', 'challengeBelow'] as const;
const IN_RANGE = 'must be a number from 0 to 1';

const threshold = z.number(IN_RANGE).min(0, IN_RANGE).max(1, IN_RANGE).optional();

const thresholds = z
  .strictObject(
    { blockBelow: threshold, reviewBelow: threshold, challengeBelow: threshold },
    `must be an object with none but ${STEPS.join(', ')}`,
  )
  .superRefine((given, context) => {
    let tried = Number.NEGATIVE_INFINITY;
    for (const step of STEPS) {
      const below = given[step] ?? tried;
      if (below < tried) {
        const message = `can never be met, because ${tried} is tried before it`;
        context.addIssue({ code: 'custom', path: [step], message });
      }
      tried = Math.max(tried, below);
    }
  });

/** Source: https://cloud.google.com/recaptcha/docs/actions-website */
const actionName = z.string().regex(/^[0-9A-Za-z_/]{1,100}$/);
const NO_ACTION = 'must be an action: letters, digits, _ and /, at most 100';

const policy = z
  .record(actionName, thresholds, {
    error: ({ code }) =>
      code === 'invalid_key' ? NO_ACTION : 'must be an object of thresholds by action',
  })
  .superRefine((given, context) => {
    const seen = new Set(['default']);
    for (const name of Object.keys(given)) {
      if (name === 'default') continue;
      const folded = foldedAction(name);
      if (seen.has(folded)) {
        const message = 'is the same action as another: the case of letters does not matter';
        context.addIssue({ code: 'custom', path: [name], message });
      }
      seen.add(folded);
    }
  });

/**
 * Reads `SCORE_POLICY`, a JSON text such as `{"login":{"challengeBelow":0.7}}`. Where it has no
 * `default`, that of `DEFAULT_SCORE_POLICY` holds. Each problem is told with its path.
 */
export const scorePolicy = z.string().transform((text, context): ScorePolicy => {
  const given = policy.safeParse(parsed(text));
  if (given.success) return { ...DEFAULT_SCORE_POLICY, ...given.data };
  for (const { path, message } of given.error.issues) {
    const place = path.length > 0 ? `${path.join('.')} ` : '';
    context.addIssue({ code: 'custom', path: [...path], message: `${place}${message}` });
  }
  return z.NEVER;
});

/** What is no JSON is no object of thresholds either. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
