import type { Meanings } from './told.ts';

/**
 * What became of the challenge. The reference says PASSED and FAILED, the guide PASS and FAIL.
 * Sources: https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments#challenge
 * and https://cloud.google.com/recaptcha/docs/interpret-assessment-website
 */
export const CHALLENGE_RESULTS = {
  NOCAPTCHA: 'none was shown',
  PASSED: 'it was solved',
  PASS: 'it was solved',
  FAILED: 'it was not solved, or in a suspicious way',
  FAIL: 'it was not solved, or in a suspicious way',
} as const satisfies Meanings;

/** Source: https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments#challengetype */
export const CHALLENGE_TYPES = {
  CHALLENGE_TYPE_VISUAL: 'a picture puzzle',
  CHALLENGE_TYPE_AUDIO: 'a sound puzzle',
} as const satisfies Meanings;

/** Source: https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments#bottype */
export const BOT_TYPES = {
  AI_AGENT: 'a program that acts on behalf of somebody',
  CONTENT_SCRAPER: 'a program that takes content out of sites',
  SEARCH_INDEXER: 'a program that reads sites for a search engine',
} as const satisfies Meanings;
