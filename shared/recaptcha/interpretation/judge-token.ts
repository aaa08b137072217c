import { INVALID_REASONS, type InvalidReason, UNLISTED, UNSAID } from './invalid-reasons.ts';
import type { ReadAssessment } from './read-assessment.ts';
import type { Ruling } from './ruling.ts';

/**
 * Whether an assessment had no token to judge: reCAPTCHA express, or a transaction assessed from
 * the server alone.
 * Sources: https://cloud.google.com/recaptcha/docs/express-standalone and
 * https://cloud.google.com/recaptcha/docs/fraud-prevention
 */
export function isWithoutToken({ event, tokenProperties }: ReadAssessment): boolean {
  if (event === undefined || event.token) return false;
  return event.express || tokenProperties === undefined;
}

/** Whether nothing is wrong with the token, also because there was none to judge. */
export function isTokenValid(assessment: ReadAssessment): boolean {
  return isWithoutToken(assessment) || assessment.tokenProperties?.valid === true;
}

/**
 * The first check of all: what an invalid token says counts for nothing.
 * Source: https://cloud.google.com/recaptcha/docs/interpret-assessment-website
 */
export function judgeToken(assessment: ReadAssessment): Ruling[] {
  if (isTokenValid(assessment)) return [];
  const { verdict, meaning, whatToDo } = whyInvalid(assessment);
  return [{ verdict, because: `the token is invalid: ${meaning}`, actions: [whatToDo] }];
}

function whyInvalid({ tokenProperties }: ReadAssessment): InvalidReason {
  const reason = tokenProperties?.invalidReason;
  if (reason === undefined) return UNSAID;
  return Object.entries(INVALID_REASONS).find(([code]) => code === reason)?.[1] ?? UNLISTED;
}
