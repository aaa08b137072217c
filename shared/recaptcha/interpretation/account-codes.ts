import type { Meanings } from './told.ts';

/**
 * What Account defense says of the account.
 * Source: https://cloud.google.com/recaptcha/docs/account-defender
 */
export const ACCOUNT_LABELS = {
  PROFILE_MATCH: 'it comes from where this account is known and trusted',
  SUSPICIOUS_LOGIN_ACTIVITY: 'the sign-in is suspicious and needs a further proof',
  SUSPICIOUS_ACCOUNT_CREATION: 'who does this made accounts suspiciously before: it may be a fake',
  RELATED_ACCOUNTS_NUMBER_HIGH:
    'many accounts are related to this one, which proves nothing but is worth a look',
} as const satisfies Meanings;

/**
 * Why an account may be taken over.
 * Source: https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments#accountdefenderassessment
 */
export const TAKEOVER_REASONS = {
  CLIENT_HISTORICAL_BOT_ACTIVITY:
    'bots were seen from this client before, though it may be a person now',
  ACCOUNT_IN_LARGE_RELATED_GROUP: 'the account is one of many that act alike',
  CLIENT_ACCESSED_MANY_ACCOUNTS: 'this client was seen at many accounts of the site',
  DISPOSABLE_EMAIL_DOMAIN: 'the e-mail address seems to be a throw-away one',
} as const satisfies Meanings;

/**
 * Why it may be trusted all the same; both kinds of reasons occur at any risk.
 * Source: https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments#accountdefenderassessment
 */
export const TRUST_REASONS = {
  PROFILE_MATCH: ACCOUNT_LABELS.PROFILE_MATCH,
  ACCOUNT_HISTORY_REPUTABLE: 'the account has a good history',
  IDENTITY_GLOBAL_ACTIVITY_REPUTABLE: 'the person is well known on other sites, too',
  IDENTITY_HISTORY_REPUTABLE: 'the person has been known for long',
} as const satisfies Meanings;
