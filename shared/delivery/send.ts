import type { FindingRecord } from '../ledger/records.ts';
import type { AnnotateOutcome } from '../recaptcha/annotate-outcome.ts';
import { milliseconds } from '../time.ts';
import type { Claim } from './claim.ts';
import { whatToSay } from './order.ts';
import type { DeliveryServices } from './services.ts';
import { giveBackClaim, type Step, settle } from './settle.ts';

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
}

/**
 * Sends what is open for a claimed assessment, one after the other, until nothing is left, one
 * fails, or the time is over. The claim is given back in every case.
 * @returns the findings whose fate changed, by id
 */
export async function sendClaimed(
  services: DeliveryServices,
  claimed: Claim,
  time: TimeAllowed,
): Promise<Map<string, FindingRecord>> {
  const changed = new Map<string, FindingRecord>();
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
    changed.set(id, settlement.finding);
    logStep(services, settlement.finding, step);
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
  if (services.policy.shadows(finding.provider)) return { kind: 'shadowed' };
  const said = whatToSay(claim.head, finding, services.policy.opinions);
  if (!said || !finding.assessment) return { kind: 'superseded' };
  const leaseEnds = milliseconds(claim.head.lease?.until ?? '') - LEASE_MARGIN_MS;
  const left = Math.min(time.finishBy, leaseEnds) - services.clock.now();
  if (left < time.callMs || !services.breaker.admit()) return undefined;
  const outcome = await services.recaptcha.annotate(finding.assessment.name, said, time.callMs);
  services.breaker.report(outcome);
  return { kind: 'answered', outcome, said };
}

/** Whether a whole call still fits. */
export function hasTime({ clock }: DeliveryServices, time: TimeAllowed): boolean {
  return time.finishBy - clock.now() >= time.callMs;
}

function logStep(services: DeliveryServices, finding: FindingRecord, step: Step): void {
  const outcome = step.kind === 'answered' ? step.outcome : undefined;
  const fields = {
    provider: finding.provider,
    eventType: finding.eventType,
    event: finding.event,
    assessment: finding.assessment?.id,
    outcome: finding.state,
    code: finding.code,
    attempts: finding.attempts,
    because: finding.because,
    lagMs: services.clock.now() - milliseconds(finding.eventTime),
    ...describe(outcome),
  };
  if (outcome?.kind === 'denied') {
    services.log.error(
      'Google denies annotate: check role and API of this service account',
      fields,
    );
  } else if (finding.state === 'dead') services.log.error('annotation is dead', fields);
  else if (finding.state === 'pending') services.log.warning('annotation will be retried', fields);
  else services.log.info(`annotation ${finding.state}`, fields);
}

function describe(outcome: AnnotateOutcome | undefined) {
  if (!outcome || outcome.kind === 'ok' || outcome.kind === 'not_found') return {};
  const upstream = outcome.kind === 'unreachable' ? outcome.code : outcome.status;
  return { upstream, ...(outcome.kind === 'refused' ? { upstreamMessage: outcome.message } : {}) };
}
