import type { CreateOutcome } from '../recaptcha/create-outcome.ts';
import type { Verdict } from '../recaptcha/interpretation/ruling.ts';

/** Why there is no assessment. Stable, part of the HTTP contract. */
export type NoAssessmentCode =
  | 'timeout'
  | 'unreachable'
  | 'answer_lost'
  | 'no_credentials'
  | 'denied'
  | 'over_quota'
  | 'unavailable';

/** What is answered where there is no assessment to interpret. */
export interface NoAssessment {
  readonly verdict: Verdict;
  /** Only where nothing is held against anybody yet: what the verdict would be. */
  readonly wouldBe?: Verdict;
  readonly failed: 'open' | 'closed';
  readonly code: NoAssessmentCode;
  readonly reasons: readonly [];
  readonly actions: readonly string[];
  readonly risks: Readonly<Record<string, never>>;
  readonly because: string;
}

/** How the site wants to fail. */
export interface FailureChoice {
  readonly onError: 'open' | 'closed';
  readonly observeOnly: boolean;
}

const WHY: Readonly<Record<NoAssessmentCode, string>> = {
  timeout: 'reCAPTCHA did not answer in time',
  unreachable: 'reCAPTCHA cannot be reached',
  answer_lost: 'the answer of reCAPTCHA was lost, and the token was used up by then',
  no_credentials: 'there are no credentials for reCAPTCHA',
  denied: 'reCAPTCHA denies this service: its role, its project or its credentials are wrong',
  over_quota: 'the quota of reCAPTCHA is used up',
  unavailable: 'reCAPTCHA has trouble of its own',
};

const BY_CODE: Readonly<Record<string, NoAssessmentCode>> = {
  TIMEOUT: 'timeout',
  ANSWER_LOST: 'answer_lost',
  NO_CREDENTIALS: 'no_credentials',
};

/** An outcome that is neither an assessment nor a mistake of the caller. */
export type Failure = Exclude<CreateOutcome, { kind: 'created' | 'refused' }>;

/** Lets everybody pass, or nobody, and says so. */
export function noAssessment(failure: Failure, choice: FailureChoice): NoAssessment {
  const code = codeOf(failure);
  const verdict = choice.onError === 'open' ? 'allow' : 'block';
  const held = choice.observeOnly && verdict === 'block';
  const rule = `ASSESS_ON_ERROR=${choice.onError} says ${verdict}`;
  return {
    verdict: held ? 'allow' : verdict,
    ...(held ? { wouldBe: verdict } : {}),
    failed: choice.onError,
    code,
    reasons: [],
    actions: [],
    risks: {},
    because: `${WHY[code]} (${code}): ${rule}${held ? ', OBSERVE_ONLY allows' : ''}`,
  };
}

function codeOf(failure: Failure): NoAssessmentCode {
  if (failure.kind === 'unreachable') return BY_CODE[failure.code] ?? 'unreachable';
  if (failure.kind === 'denied') return 'denied';
  return failure.httpStatus === 429 ? 'over_quota' : 'unavailable';
}
