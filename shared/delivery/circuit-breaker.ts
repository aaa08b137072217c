import type { AnnotateOutcome } from '../recaptcha/annotate-outcome.ts';
import type { Clock } from '../time.ts';

const FAILURES_TO_OPEN = 5;
const OPEN_FOR_MS = 10_000;

/**
 * One breaker for all upstream trouble: after five failures in a row nothing is sent for ten
 * seconds, then one call at a time until one succeeds.
 */
export interface CircuitBreaker {
  /** Whether a call may be made now; a `true` while half open reserves the one probe. */
  admit(): boolean;
  /** Lets the next `admit` probe at once: whoever was called to send what is due may look. */
  allowProbe(): void;
  /**
   * Every admitted call must report how it went.
   * @param name of the assessment it was about
   */
  report(outcome: AnnotateOutcome, name: string): void;
  isOpen(): boolean;
  /** What `admit` would say, without reserving the probe. */
  wouldAdmit(): boolean;
}

/** @param project whose assessments these are, but for a few that callers name */
export function createCircuitBreaker(clock: Clock, project: string): CircuitBreaker {
  let failures = 0;
  let closedAgainAt = 0;
  const isOpen = () => failures >= FAILURES_TO_OPEN;
  return {
    isOpen,
    wouldAdmit: () => !isOpen() || clock.now() >= closedAgainAt,
    admit() {
      if (!isOpen()) return true;
      if (clock.now() < closedAgainAt) return false;
      closedAgainAt = clock.now() + OPEN_FOR_MS;
      return true;
    },
    allowProbe() {
      closedAgainAt = 0;
    },
    report(outcome, name) {
      // That our role is missing in another project tells nothing about this one.
      if (outcome.kind === 'denied' && isElsewhere(name, project)) {
        closedAgainAt = 0;
        return;
      }
      failures = isUpstreamTrouble(outcome) ? failures + 1 : 0;
      if (isOpen()) closedAgainAt = clock.now() + OPEN_FOR_MS;
    },
  };
}

/** A project has two spellings, its id and its number: what is spelt in the other way may be ours. */
function isElsewhere(name: string, project: string): boolean {
  const [, other = ''] = name.split('/');
  return other !== project && /^\d/.test(other) === /^\d/.test(project);
}

function isUpstreamTrouble(outcome: AnnotateOutcome): boolean {
  return ['denied', 'unavailable', 'unreachable'].includes(outcome.kind);
}
