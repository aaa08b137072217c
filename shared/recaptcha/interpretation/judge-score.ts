import type { ScorePolicy, Thresholds } from '../../config/score-policy.ts';
import type { Ruling, Verdict } from './ruling.ts';
import { isSameAction } from './same-action.ts';

/** In the order in which they are tried. */
const STEPS: readonly (readonly [keyof Thresholds, Verdict])[] = [
  ['blockBelow', 'block'],
  ['reviewBelow', 'review'],
  ['challengeBelow', 'challenge'],
];

/**
 * The third check: the level of the score against the thresholds of its action. Only an action that
 * the site itself expects chooses thresholds: whoever makes a token could choose the mildest ones.
 * Source: https://cloud.google.com/recaptcha/docs/interpret-assessment-website#interpret_scores
 */
export function judgeScore(
  level: number | undefined,
  policy: ScorePolicy,
  expected: string | undefined,
): Ruling {
  const { thresholds, called, of } = thresholdsFor(policy, expected);
  const steps = STEPS.flatMap(([step, verdict]) => {
    const below = thresholds[step];
    return below === undefined ? [] : [{ below, verdict }];
  });
  if (steps.length === 0) {
    return { verdict: 'allow', because: `no ${called}threshold is set${of}`, actions: [] };
  }
  if (level === undefined) {
    const because = 'Google gave no score, so nothing speaks for the user';
    return { verdict: 'challenge', because, actions: [] };
  }
  const shown = `level ${level.toFixed(1)}`;
  const met = steps.find(({ below }) => level < below);
  if (met === undefined) {
    return {
      verdict: 'allow',
      because: `${shown} is below no ${called}threshold${of}`,
      actions: [],
    };
  }
  const because = `${shown} is below ${met.below}, the ${called}${met.verdict} threshold${of}`;
  return { verdict: met.verdict, because, actions: [] };
}

/** Thresholds, and what a sentence calls them. */
interface NamedThresholds {
  readonly thresholds: Thresholds;
  readonly called: '' | 'default ';
  readonly of: string;
}

function thresholdsFor(policy: ScorePolicy, action: string | undefined): NamedThresholds {
  const own = Object.entries(policy).find(([name]) => isSameAction(name, action ?? 'default'));
  if (own === undefined || own[0] === 'default') {
    return { thresholds: policy.default, called: 'default ', of: '' };
  }
  return { thresholds: own[1], called: '', of: ` for ${own[0]}` };
}
