import type { Meanings } from './told.ts';

/**
 * Why a transaction is risky.
 * Source: https://cloud.google.com/recaptcha/docs/fraud-prevention
 */
export const TRANSACTION_REASONS = {
  HIGH_TRANSACTION_VELOCITY: 'what identifies it was used in very many transactions lately',
  EXCESSIVE_ENUMERATION_PATTERN: 'somebody tries many cards or identities in turn',
  SHORT_IDENTITY_HISTORY: 'the person is hardly known, and may be made up',
  GEOLOCATION_DISCREPANCY: 'it comes from unusual places, or from several at once',
  ASSOCIATED_WITH_FRAUD_CLUSTER: 'it belongs to a group of known frauds',
} as const satisfies Meanings;

/**
 * What is known of the card.
 * Source: https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments#fraudsignals
 */
export const CARD_LABELS = {
  PREPAID: 'the card is prepaid',
  VIRTUAL: 'the card is a virtual one, perhaps for this purchase only',
  UNEXPECTED_LOCATION: 'the card is used where it is not expected',
} as const satisfies Meanings;

/**
 * Why a text message may be toll fraud.
 * Source: https://cloud.google.com/recaptcha/docs/sms-fraud-detection
 */
export const SMS_REASONS = {
  INVALID_PHONE_NUMBER: 'the phone number is none',
} as const satisfies Meanings;
