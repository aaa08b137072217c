import { patienceWithin } from '../ledger/ledger.ts';
import type { FindingRecord } from '../ledger/records.ts';
import { milliseconds } from '../time.ts';
import type { Claim } from './claim.ts';
import { logStep } from './log-step.ts';
import { whatToSay } from './order.ts';
import { withPersonal } from './personal.ts';
import type { DeliveryServices } from './services.ts';
import { giveBackClaim, settle } from './settle.ts';
import type { Step } from './step.ts';
import { type WouldSend, wouldSend } from './would-send.ts';

/** Kept back at the end of a lease, so that an answer can still be recorded under it. */
const LEASE_MARGIN_MS = 5_000;

export interface TimeAllowed {
  /** When the work must be over, in milliseconds since 1970. */
  readonly finishBy: number;
  /**
   * Longest single call, in milliseconds. None is begun with less time left: a call cut short may
   * have been applied, and would be sent twice.
   */
  readonly callMs: number;
  /** How long the ledger is waited for, in milliseconds; what is left of the time where not given. */
  readonly patienceMs?: number;
}

/** What became of one finding. */
export interface Fate {
  readonly finding: FindingRecord;
  /** In shadow mode: what was held back. */
  readonly wouldSend?: WouldSend;
}

/**
 * Sends what is open for a claimed assessment, one after the other, until nothing is left, one
 * fails, or the time is over. The claim is given back in every case.
 * @returns the fates that changed, by id of the finding
 */
export async function sendClaimed(
  services: DeliveryServices,
  claimed: Claim,
  time: TimeAllowed,
): Promise<Map<string, Fate>> {
  const changed = new Map<string, Fate>();
  let claim: Claim | undefined = claimed;
  while (claim) {
    const [id, finding] = claim.first;
    const step: Step | undefined = await take(services, claim, finding, time);
    if (!step) {
      await giveBackClaim(services, claim);
      break;
    }
    const goOn = hasTime(services, time);
    const settlement = await settle(services, claim, step, goOn);
    const fate = fateOf(settlement.finding, step);
    changed.set(id, fate);
    logStep(services, fate, step);
    claim = settlement.claim;
  }
  return changed;
}

/** Undefined: no time, or the breaker is open, and nothing was tried. */
async function take(
  services: DeliveryServices,
  claim: Claim,
  finding: FindingRecord,
  time: TimeAllowed,
): Promise<Step | undefined> {
  const whole = withPersonal(services, finding);
  const said = whatToSay(claim.head, whole, services.policy.opinions);
  if (!said || !finding.assessment) return { kind: 'superseded' };
  if (services.policy.shadows(finding.provider)) return { kind: 'shadowed', said };
  const leaseEnds = milliseconds(claim.head.lease?.until ?? '') - LEASE_MARGIN_MS;
  const left = Math.min(time.finishBy, leaseEnds) - services.clock.now();
  if (left < time.callMs || !services.breaker.admit()) return undefined;
  const { name } = finding.assessment;
  const outcome = await services.recaptcha.annotate(name, said, time.callMs);
  services.breaker.report(outcome, name);
  return { kind: 'answered', outcome, said };
}

function fateOf(finding: FindingRecord, step: Step): Fate {
  return step.kind === 'shadowed' ? { finding, wouldSend: wouldSend(step.said) } : { finding };
}

/** How long the ledger is waited for, in milliseconds. */
export function ledgerPatience({ clock }: DeliveryServices, time: TimeAllowed): number {
  return time.patienceMs ?? patienceWithin(time.finishBy - clock.now());
}

/** Whether a whole call still fits. */
export function hasTime({ clock }: DeliveryServices, time: TimeAllowed): boolean {
  return time.finishBy - clock.now() >= time.callMs;
}
