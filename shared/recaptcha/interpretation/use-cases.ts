import type { Verdict } from './ruling.ts';

export type UseCase = 'homepage' | 'login' | 'social' | 'ecommerce';

/** What to do by verdict; `other` where the site names no use case. */
type Advice = Readonly<Record<Verdict, readonly string[]>>;

const WATCH = 'Watch this traffic in the console.';
const SECOND_FACTOR = 'Require a second factor or a verification by e-mail before the sign-in.';
const LIMIT_REQUESTS = 'Limit friend requests that nobody answers.';
const MODERATE = 'Send what the user writes to moderation.';

/**
 * Google's table of use cases, in the background wherever that will do: who is told to be blocked
 * learns from it.
 * Source: https://cloud.google.com/recaptcha/docs/interpret-assessment-website#interpret_scores
 */
const ADVICE: Readonly<Record<UseCase | 'other', Advice>> = {
  homepage: {
    allow: [WATCH],
    challenge: [WATCH, 'Leave out what is worth scraping until there is another proof.'],
    review: [
      WATCH,
      'Filter the visit out of what you count, and leave out what is worth scraping.',
    ],
    block: [WATCH, 'Filter the visit out as a scraper.'],
  },
  login: {
    allow: [],
    challenge: [SECOND_FACTOR],
    review: [SECOND_FACTOR, 'Have the account looked at.'],
    block: ['Refuse the sign-in without telling whether the password was right.'],
  },
  social: {
    allow: [],
    challenge: [LIMIT_REQUESTS],
    review: [LIMIT_REQUESTS, MODERATE],
    block: [LIMIT_REQUESTS, MODERATE, 'Show it to nobody before it was looked at.'],
  },
  ecommerce: {
    allow: ['Put this sale ahead of doubtful ones.'],
    challenge: ['Verify the payer before the payment.'],
    review: ['Hold the order until somebody has looked at it.'],
    block: ['Do not charge and do not ship.'],
  },
  other: {
    allow: [],
    challenge: ['Ask for another proof: a second factor, an e-mail, a challenge.'],
    review: ['Hold it back until somebody has looked at it.'],
    block: ['Do not carry it out, and do not tell why.'],
  },
};

/** What a site can do about this verdict in this use case. */
export function adviceFor(verdict: Verdict, useCase: UseCase | undefined): readonly string[] {
  return ADVICE[useCase ?? 'other'][verdict];
}
