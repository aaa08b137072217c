/** An enum of the API: its names with their numbers. */
export type EnumTable = Readonly<Record<string, number>>;

/** Names numbered from 0 in this order, as most enums of the API are. */
function counted(...names: readonly string[]): EnumTable {
  return Object.fromEntries(names.map((name, number) => [name, number]));
}

/** The enums by their proto names inside google.cloud.recaptchaenterprise.v1. */
export const ENUMS = {
  'AnnotateAssessmentRequest.Annotation': counted(
    'ANNOTATION_UNSPECIFIED',
    'LEGITIMATE',
    'FRAUDULENT',
    'PASSWORD_CORRECT',
    'PASSWORD_INCORRECT',
  ),
  'AnnotateAssessmentRequest.Reason': counted(
    'REASON_UNSPECIFIED',
    'CHARGEBACK',
    'PAYMENT_HEURISTICS',
    'PASSED_TWO_FACTOR',
    'FAILED_TWO_FACTOR',
    'CORRECT_PASSWORD',
    'INCORRECT_PASSWORD',
    'INITIATED_TWO_FACTOR',
    'CHARGEBACK_FRAUD',
    'CHARGEBACK_DISPUTE',
    'REFUND',
    'REFUND_FRAUD',
    'TRANSACTION_ACCEPTED',
    'TRANSACTION_DECLINED',
    'SOCIAL_SPAM',
  ),
  'TransactionEvent.TransactionEventType': counted(
    'TRANSACTION_EVENT_TYPE_UNSPECIFIED',
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
  ),
  'Event.FraudPrevention': counted('FRAUD_PREVENTION_UNSPECIFIED', 'ENABLED', 'DISABLED'),
  'TokenProperties.InvalidReason': counted(
    'INVALID_REASON_UNSPECIFIED',
    'UNKNOWN_INVALID_REASON',
    'MALFORMED',
    'EXPIRED',
    'DUPE',
    'MISSING',
    'BROWSER_ERROR',
    'UNEXPECTED_ACTION',
    'KEY_MISMATCH',
    'DOMAIN_MISMATCH',
  ),
  'RiskAnalysis.ClassificationReason': counted(
    'CLASSIFICATION_REASON_UNSPECIFIED',
    'AUTOMATION',
    'UNEXPECTED_ENVIRONMENT',
    'TOO_MUCH_TRAFFIC',
    'UNEXPECTED_USAGE_PATTERNS',
    'LOW_CONFIDENCE_SCORE',
    'SUSPECTED_CARDING',
    'SUSPECTED_CHARGEBACK',
  ),
  'RiskAnalysis.Challenge': counted('CHALLENGE_UNSPECIFIED', 'NOCAPTCHA', 'PASSED', 'FAILED'),
  ChallengeType: counted(
    'CHALLENGE_TYPE_UNSPECIFIED',
    'CHALLENGE_TYPE_VISUAL',
    'CHALLENGE_TYPE_AUDIO',
  ),
  'Bot.BotType': counted('BOT_TYPE_UNSPECIFIED', 'AI_AGENT', 'CONTENT_SCRAPER', 'SEARCH_INDEXER'),
  'AccountDefenderAssessment.AccountDefenderLabel': counted(
    'ACCOUNT_DEFENDER_LABEL_UNSPECIFIED',
    'PROFILE_MATCH',
    'SUSPICIOUS_LOGIN_ACTIVITY',
    'SUSPICIOUS_ACCOUNT_CREATION',
    'RELATED_ACCOUNTS_NUMBER_HIGH',
  ),
  'AccountDefenderAssessment.AccountRiskReason.RiskReason': counted(
    'RISK_REASON_UNSPECIFIED',
    'CLIENT_HISTORICAL_BOT_ACTIVITY',
    'ACCOUNT_IN_LARGE_RELATED_GROUP',
    'CLIENT_ACCESSED_MANY_ACCOUNTS',
    'DISPOSABLE_EMAIL_DOMAIN',
  ),
  'AccountDefenderAssessment.AccountTrustReason.TrustReason': counted(
    'TRUST_REASON_UNSPECIFIED',
    'PROFILE_MATCH',
    'ACCOUNT_HISTORY_REPUTABLE',
    'IDENTITY_GLOBAL_ACTIVITY_REPUTABLE',
    'IDENTITY_HISTORY_REPUTABLE',
  ),
  'FraudPreventionAssessment.RiskReason.Reason': counted(
    'REASON_UNSPECIFIED',
    'HIGH_TRANSACTION_VELOCITY',
    'EXCESSIVE_ENUMERATION_PATTERN',
    'SHORT_IDENTITY_HISTORY',
    'GEOLOCATION_DISCREPANCY',
    'ASSOCIATED_WITH_FRAUD_CLUSTER',
  ),
  'FraudSignals.CardSignals.CardLabel': counted(
    'CARD_LABEL_UNSPECIFIED',
    'PREPAID',
    'VIRTUAL',
    'UNEXPECTED_LOCATION',
  ),
  'SmsTollFraudVerdict.SmsTollFraudReason': counted(
    'SMS_TOLL_FRAUD_REASON_UNSPECIFIED',
    'INVALID_PHONE_NUMBER',
  ),
  'AccountVerificationInfo.Result': counted(
    'RESULT_UNSPECIFIED',
    'SUCCESS_USER_VERIFIED',
    'ERROR_USER_NOT_VERIFIED',
    'ERROR_SITE_ONBOARDING_INCOMPLETE',
    'ERROR_RECIPIENT_NOT_ALLOWED',
    'ERROR_RECIPIENT_ABUSE_LIMIT_EXHAUSTED',
    'ERROR_CRITICAL_INTERNAL',
    'ERROR_CUSTOMER_QUOTA_EXHAUSTED',
    'ERROR_VERIFICATION_BYPASSED',
    'ERROR_VERDICT_MISMATCH',
  ),
} as const satisfies Record<string, EnumTable>;

/** The enum of that proto name; undefined when the name is not an enum's. */
export function enumTable(name: string): EnumTable | undefined {
  return Object.hasOwn(ENUMS, name) ? ENUMS[name as keyof typeof ENUMS] : undefined;
}
