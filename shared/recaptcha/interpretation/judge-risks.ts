import type { Risks } from './risks.ts';
import type { Ruling, Verdict } from './ruling.ts';
import { FLOAT_NOISE } from './tolerant.ts';

type Ladder = readonly (readonly [from: number, verdict: Verdict, action: string])[];

/**
 * Google's advice: verify from 0.5 (at most 5 % of honest transactions), review from 0.7 (1 %),
 * reject from 0.9 (0.1 %).
 * Source: https://cloud.google.com/recaptcha/docs/fraud-prevention
 */
const TRANSACTION: Ladder = [
  [0.9, 'block', 'Reject the transaction.'],
  [0.7, 'review', 'Have a person look at the transaction before it goes on.'],
  [0.5, 'challenge', 'Verify the payer, for instance with 3-D Secure.'],
];

/**
 * The same shares of honest users by the table for takeovers: 4 % from 0.5, 1 % from 0.7, 0.1 % at 1.
 * Source: https://cloud.google.com/recaptcha/docs/account-defender
 */
const TAKEOVER: Ladder = [
  [1, 'block', 'Refuse, and tell the owner of the account by another way.'],
  [0.7, 'review', 'Require a second factor, and have the account looked at.'],
  [0.5, 'challenge', 'Require a second factor.'],
];

/**
 * Google names no thresholds for text messages; these are ours.
 * Source of the scale: https://cloud.google.com/recaptcha/docs/sms-fraud-detection
 */
const TOLL_FRAUD: Ladder = [
  [0.8, 'block', 'Send no text message to this number; verify the user by another way.'],
  [0.5, 'challenge', 'Verify the user by another way than a text message.'],
];

const NOT_SOLVED: readonly string[] = ['FAILED', 'FAIL'];

/** The last checks: what speaks against the user whatever the score; empty if nothing does. */
export function judgeRisks(risks: Risks): Ruling[] {
  return [
    ...judgeChallenge(risks),
    ...climb(TRANSACTION, risks.transaction?.risk, 'transaction risk'),
    ...judgeAccount(risks),
    ...climb(TOLL_FRAUD, risks.sms?.tollFraudRisk, 'risk of toll fraud'),
    ...judgeNumber(risks),
  ];
}

/** Source: https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments#challenge */
function judgeChallenge({ challenge }: Risks): Ruling[] {
  if (!NOT_SOLVED.includes(challenge?.result?.code ?? '')) return [];
  const again = 'Let the user try again with a fresh token.';
  return [{ verdict: 'block', because: 'the user failed the challenge', actions: [again] }];
}

/**
 * The risk of a takeover says more than the label for suspicious sign-ins: only one of them is used.
 * Source: https://cloud.google.com/recaptcha/docs/account-defender
 */
function judgeAccount({ account }: Risks): Ruling[] {
  const labels = account?.labels.map(({ code }) => code) ?? [];
  const rulings = climb(TAKEOVER, account?.takeoverRisk, 'risk of a takeover');
  if (account?.takeoverRisk === undefined && labels.includes('SUSPICIOUS_LOGIN_ACTIVITY')) {
    const because = 'the sign-in is suspicious for this account';
    rulings.push({ verdict: 'challenge', because, actions: ['Require a second factor.'] });
  }
  if (labels.includes('SUSPICIOUS_ACCOUNT_CREATION')) {
    const because = 'accounts were made suspiciously like this before';
    rulings.push({
      verdict: 'review',
      because,
      actions: ['Hold the new account for a look at it.'],
    });
  }
  if (labels.includes('RELATED_ACCOUNTS_NUMBER_HIGH')) {
    const because = 'that many accounts are related proves nothing';
    rulings.push({ verdict: 'allow', because, actions: ['Look at the related accounts.'] });
  }
  return rulings;
}

function judgeNumber({ sms }: Risks): Ruling[] {
  if (!sms?.reasons.some(({ code }) => code === 'INVALID_PHONE_NUMBER')) return [];
  const another = 'Ask for another phone number.';
  return [{ verdict: 'challenge', because: 'the phone number is none', actions: [another] }];
}

function climb(ladder: Ladder, risk: number | undefined, name: string): Ruling[] {
  if (risk === undefined) return [];
  const reached = ladder.find(([from]) => risk >= from - FLOAT_NOISE);
  if (reached === undefined) return [];
  const [from, verdict, action] = reached;
  const because = `the ${name} of ${risk.toFixed(2)} has reached ${from}`;
  return [{ verdict, because, actions: [action] }];
}
