import type { Meanings } from './told.ts';

/**
 * Why a score is what it is. The last two are deprecated in favour of the transaction risk.
 * Source: https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments#classificationreason
 */
export const REASON_CODES = {
  AUTOMATION: 'it was done as a program does it',
  UNEXPECTED_ENVIRONMENT: 'it did not come from a genuine environment',
  TOO_MUCH_TRAFFIC: 'where it came from sends more than it normally does',
  UNEXPECTED_USAGE_PATTERNS: 'it was done quite otherwise than users of this site do it',
  LOW_CONFIDENCE_SCORE: 'this site has too little traffic for a good score',
  SUSPECTED_CARDING:
    'stolen cards may be on trial here (deprecated: see the transaction risk and its reason EXCESSIVE_ENUMERATION_PATTERN)',
  SUSPECTED_CHARGEBACK:
    'a chargeback may follow (deprecated: see the transaction risk and its reason ASSOCIATED_WITH_FRAUD_CLUSTER)',
} as const satisfies Meanings;

/**
 * Reasons of the Enterprise tier, an open list that Google changes without notice.
 * Source: https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments#riskanalysis
 */
export const EXTENDED_REASON_MEANING =
  'a further reason of the Enterprise tier; Google explains these on request';

/** What a reason calls for whatever the verdict. */
export const REASON_ADVICE: ReadonlyMap<string, string> = new Map([
  [
    'LOW_CONFIDENCE_SCORE',
    'Do not decide on this score alone: protect more pages, so that the score has more to go by.',
  ],
]);
