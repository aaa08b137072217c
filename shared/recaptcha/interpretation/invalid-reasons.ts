import type { Verdict } from './ruling.ts';

export interface InvalidReason {
  readonly meaning: string;
  readonly whatToDo: string;
  /** `challenge` where honest users get into it, too: they come back with a fresh token. */
  readonly verdict: Exclude<Verdict, 'allow'>;
}

const FRESH = 'Have the page ask for a fresh token, and assess that one.';

/**
 * Why a token is invalid, and what to do.
 * Source: https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments#invalidreason
 */
export const INVALID_REASONS = {
  UNKNOWN_INVALID_REASON: {
    meaning: 'Google did not say why',
    whatToDo: FRESH,
    verdict: 'challenge',
  },
  MALFORMED: {
    meaning: 'it is none, or was changed on its way',
    whatToDo:
      'Do not carry the interaction out. If it happens to real users, check that your form passes the token on whole.',
    verdict: 'block',
  },
  EXPIRED: {
    meaning: 'it is too old',
    whatToDo: `${FRESH} A token is made when the user acts, not when the page loads.`,
    verdict: 'challenge',
  },
  DUPE: {
    meaning: 'it was used before',
    whatToDo: `${FRESH} A token is good for one assessment: a form sent twice or an attacker uses it again.`,
    verdict: 'challenge',
  },
  MISSING: {
    meaning: 'there is none',
    whatToDo:
      'Do not carry the interaction out. If it happens to real users, check that your page loads reCAPTCHA and sends the token.',
    verdict: 'block',
  },
  BROWSER_ERROR: {
    meaning: 'the browser failed to get one, or pretends so',
    whatToDo: `${FRESH} Never let it pass: it is easily pretended.`,
    verdict: 'challenge',
  },
  UNEXPECTED_ACTION: {
    meaning: 'it was made for another action: a forged action',
    whatToDo:
      'Do not carry the interaction out. If it happens to real users, check that page and server name the same action.',
    verdict: 'block',
  },
  KEY_MISMATCH: {
    meaning: 'it was made with another site key',
    whatToDo:
      'Do not carry the interaction out. If it happens to real users, check that page and server use the same key.',
    verdict: 'block',
  },
  DOMAIN_MISMATCH: {
    meaning: 'it was made on a page of a domain that the key does not allow',
    whatToDo:
      'Do not carry the interaction out. If it happens to real users, add the domain to the key.',
    verdict: 'block',
  },
} as const satisfies Readonly<Record<string, InvalidReason>>;

/** A reason that no table lists yet. */
export const UNLISTED: InvalidReason = {
  meaning: 'for a reason this version does not know',
  whatToDo: FRESH,
  verdict: 'challenge',
};

/** Invalid without a reason: the user failed its challenge, or Google kept the reason to itself. */
export const UNSAID: InvalidReason = {
  meaning: 'without a reason, as after a failed challenge',
  whatToDo: FRESH,
  verdict: 'challenge',
};
