import * as z from 'zod';

/** Judgements on which the facts leave room; each can be switched. */
export const OPINIONS = {
  'review-verdicts': { on: true, means: "a human review's approval or denial is a verdict" },
  'dispute-win-legitimate': { on: true, means: 'a finally won fraud dispute says LEGITIMATE' },
  'report-fraudulent': {
    on: true,
    means: "the user's own report of a suspicious sign-in says FRAUDULENT",
  },
  'repeat-verdict': { on: true, means: "calls repeat the assessment's standing verdict" },
  'two-factor-legitimate': {
    on: false,
    means: 'PASSED_TWO_FACTOR with a linked score of 0.7 or more says LEGITIMATE',
  },
  'capture-legitimate': { on: false, means: 'a captured payment says LEGITIMATE' },
  'service-dispute-event': {
    on: false,
    means: 'a service dispute also sends a CHARGEBACK transaction event',
  },
  'attack-fraudulent': {
    on: false,
    means: 'a leaked password or an attack protection event says FRAUDULENT',
  },
  'phone-events': {
    on: false,
    means: 'send phoneAuthenticationEvent: a phone number leaves for Google',
  },
} as const;

export type Opinion = keyof typeof OPINIONS;

const names = Object.keys(OPINIONS) as Opinion[];

export const DEFAULT_OPINIONS = names.filter((name) => OPINIONS[name].on);

/** Commas or newlines; setting it replaces the default list, `none` is the empty list. */
export const opinions = z
  .string()
  .transform((text) => text.split(/[,\n]/).map((name) => name.trim()))
  .transform((entries) => entries.filter((name) => name !== '' && name !== 'none'))
  .pipe(z.array(z.enum(names, { error: `must be some of ${names.join(', ')}` })))
  .transform((entries): ReadonlySet<Opinion> => new Set(entries));
