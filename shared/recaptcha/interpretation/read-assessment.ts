import * as z from 'zod';
import { code, codes, flag, fraction, section, sections, text, wholeNumber } from './tolerant.ts';

/**
 * What is read of an assessment.
 * Source: https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments
 */
export const assessment = z.object({
  name: text,
  event: section({ token: z.unknown().optional(), express: flag, expectedAction: text }),
  tokenProperties: section({ valid: flag, invalidReason: code, action: text }),
  riskAnalysis: section({
    score: fraction,
    reasons: codes,
    extendedVerdictReasons: codes,
    challenge: code,
    lastChallengeType: code,
    verifiedBots: sections({ name: text, botType: code }),
  }),
  accountDefenderAssessment: section({
    labels: codes,
    accountTakeoverVerdict: section({ risk: fraction, riskReasons: codes, trustReasons: codes }),
  }),
  fraudPreventionAssessment: section({
    transactionRisk: fraction,
    riskReasons: codes,
    stolenInstrumentVerdict: section({ risk: fraction }),
    cardTestingVerdict: section({ risk: fraction }),
    behavioralTrustVerdict: section({ trust: fraction }),
  }),
  fraudSignals: section({
    userSignals: section({ activeDaysLowerBound: wholeNumber, syntheticRisk: fraction }),
    cardSignals: section({ cardLabels: codes }),
  }),
  phoneFraudAssessment: section({
    smsTollFraudVerdict: section({ risk: fraction, reasons: codes }),
  }),
  policyEvaluation: section({ challengeRuleEvaluation: section({}) }),
  assessmentEnvironment: section({ client: text, version: text }),
});

export type ReadAssessment = z.output<typeof assessment>;

/** Reads any JSON as an assessment; of what is none, nothing is known. */
export function readAssessment(json: unknown): ReadAssessment {
  return assessment.catch({}).parse(json);
}
