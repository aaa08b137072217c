import { DEFAULT_SCORE_POLICY } from '../../../shared/config/score-policy.ts';
import {
  type Interpretation,
  interpret,
  type Question,
} from '../../../shared/recaptcha/interpretation/interpret.ts';

export const NAME = 'projects/my-shop/assessments/a1b2c3d4e5f60718';

type Parts = Readonly<Record<string, unknown>>;

/** An assessment as Google creates it for a good sign-in, with these parts instead. */
export function assessmentWith(parts: Parts = {}): Parts {
  return {
    name: NAME,
    event: { token: 'TOKEN', siteKey: 'KEY', expectedAction: 'login' },
    tokenProperties: tokenWith(),
    riskAnalysis: { score: 0.9, reasons: [], extendedVerdictReasons: [] },
    ...parts,
  };
}

export function tokenWith(parts: Parts = {}): Parts {
  return {
    valid: true,
    invalidReason: 'INVALID_REASON_UNSPECIFIED',
    createTime: '2026-11-23T08:00:00Z',
    hostname: 'shop.example',
    action: 'login',
    ...parts,
  };
}

export function scored(score: unknown, parts: Parts = {}): Parts {
  return assessmentWith({ riskAnalysis: { score, ...parts } });
}

/** Interprets as a site does that protects its sign-in and changed no setting. */
export function understood(assessment: unknown, question: Partial<Question> = {}): Interpretation {
  return interpret(assessment, {
    expectedAction: 'login',
    policy: DEFAULT_SCORE_POLICY,
    observeOnly: false,
    ...question,
  });
}
