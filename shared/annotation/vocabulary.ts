/**
 * The words of `projects.assessments.annotate`, spelled as Google spells them.
 * Source: https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments/annotate
 */

/** Verdicts. The API's two PASSWORD_* values are deprecated in favour of reasons and are refused here. */
export const ANNOTATIONS = ['LEGITIMATE', 'FRAUDULENT'] as const;
export type Verdict = (typeof ANNOTATIONS)[number];

/** Deprecated verdicts, each with the reason that replaces it. */
export const DEPRECATED_ANNOTATIONS = {
  PASSWORD_CORRECT: 'CORRECT_PASSWORD',
  PASSWORD_INCORRECT: 'INCORRECT_PASSWORD',
} as const;

export const REASONS = [
  'CHARGEBACK',
  'CHARGEBACK_FRAUD',
  'CHARGEBACK_DISPUTE',
  'REFUND',
  'REFUND_FRAUD',
  'TRANSACTION_ACCEPTED',
  'TRANSACTION_DECLINED',
  'PAYMENT_HEURISTICS',
  'INITIATED_TWO_FACTOR',
  'PASSED_TWO_FACTOR',
  'FAILED_TWO_FACTOR',
  'CORRECT_PASSWORD',
  'INCORRECT_PASSWORD',
  'SOCIAL_SPAM',
] as const;
export type Reason = (typeof REASONS)[number];

/** Of an attempt to sign in: of each list, one can be true only. */
export const SECOND_FACTOR_REASONS = [
  'INITIATED_TWO_FACTOR',
  'PASSED_TWO_FACTOR',
  'FAILED_TWO_FACTOR',
] as const satisfies Reason[];
export const PASSWORD_REASONS = [
  'CORRECT_PASSWORD',
  'INCORRECT_PASSWORD',
] as const satisfies Reason[];
export type SignInReason = (typeof SECOND_FACTOR_REASONS | typeof PASSWORD_REASONS)[number];

export const TRANSACTION_EVENT_TYPES = [
  'MERCHANT_APPROVE',
  'MERCHANT_DENY',
  'MANUAL_REVIEW',
  'AUTHORIZATION',
  'AUTHORIZATION_DECLINE',
  'PAYMENT_CAPTURE',
  'PAYMENT_CAPTURE_DECLINE',
  'CANCEL',
  'CHARGEBACK_INQUIRY',
  'CHARGEBACK_ALERT',
  'FRAUD_NOTIFICATION',
  'CHARGEBACK',
  'CHARGEBACK_REPRESENTMENT',
  'CHARGEBACK_REVERSE',
  'REFUND_REQUEST',
  'REFUND_DECLINE',
  'REFUND',
  'REFUND_REVERSE',
] as const;
export type TransactionEventType = (typeof TRANSACTION_EVENT_TYPES)[number];
