import type { FindingRecord } from '../ledger/records.ts';
import type { AnnotateOutcome } from '../recaptcha/annotate-outcome.ts';
import { type Instant, instant, milliseconds } from '../time.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const FIRST_PAUSE = 30 * SECOND;
const LONGEST_PAUSE = HOUR;
const SHORTEST_PAUSE = SECOND;

/** How long each kind of failure is retried. Denied never gives up: a missing role must not cost labels. */
const PATIENCE = {
  not_found: 10 * MINUTE,
  unavailable: 72 * HOUR,
  unreachable: 72 * HOUR,
  denied: Number.POSITIVE_INFINITY,
} as const;

type Failure = Exclude<AnnotateOutcome, { kind: 'ok' }>;

/** Why a finding ends as `dead`. */
export const DEAD_CODES = ['refused', 'not_found', 'gave_up'] as const;

export type NextStep =
  | { readonly state: 'dead'; readonly code: (typeof DEAD_CODES)[number] }
  | {
      readonly state: 'pending';
      readonly dueAt: Instant;
      readonly failing: { readonly kind: string; readonly since: Instant };
    };

/**
 * What follows a failed attempt: exponential backoff with full jitter, the first pause within 30 s,
 * the longest 1 h, never shorter than the server's `Retry-After`.
 * @param attempts how often it was tried, this time included
 */
export function afterFailure(
  failure: Failure,
  finding: FindingRecord,
  attempts: number,
  now: number,
  random: () => number,
): NextStep {
  if (failure.kind === 'refused') return { state: 'dead', code: 'refused' };
  const kind = failure.kind === 'unreachable' ? 'unavailable' : failure.kind;
  const since = finding.failing?.kind === kind ? finding.failing.since : instant(now);
  const giveUpAt = milliseconds(since) + PATIENCE[kind];
  if (now >= giveUpAt) {
    return { state: 'dead', code: kind === 'not_found' ? 'not_found' : 'gave_up' };
  }
  const asked = failure.kind === 'unavailable' ? (failure.retryAfterMs ?? 0) : 0;
  const pause = Math.max(backoff(attempts, random), asked);
  const dueAt = instant(Math.min(now + pause, Math.max(giveUpAt, now + asked)));
  return { state: 'pending', dueAt, failing: { kind, since } };
}

function backoff(attempts: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(attempts - 1, 20));
  return Math.max(SHORTEST_PAUSE, Math.round(random() * ceiling));
}
