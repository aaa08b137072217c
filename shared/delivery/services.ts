import type { Opinion } from '../config/opinions.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Vault } from '../ledger/vault.ts';
import type { Log } from '../log/log.ts';
import type { RecaptchaClient } from '../recaptcha/annotate-outcome.ts';
import type { Clock } from '../time.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { AccountIds } from './personal.ts';

/** What the site chose; durations in milliseconds. */
export interface Policy {
  readonly opinions: ReadonlySet<Opinion>;
  readonly parkMs: number;
  readonly linkMs: number;
  readonly recordMs: number;
  readonly accountIds: AccountIds;
  /** Whether findings of this provider are recorded and not sent. */
  shadows(provider: string): boolean;
}

/** Every effect delivery has, passed in. */
export interface DeliveryServices extends Vault {
  readonly ledger: Ledger;
  readonly recaptcha: RecaptchaClient;
  readonly breaker: CircuitBreaker;
  readonly clock: Clock;
  /** At least 0 and less than 1. */
  readonly random: () => number;
  readonly log: Log;
  readonly policy: Policy;
}
