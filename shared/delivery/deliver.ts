import { AnnotatorError } from '../annotator-error.ts';
import { instant } from '../time.ts';
import { claimAssessment } from './claim.ts';
import { createTally, type DeliverReport, type Tally } from './delivery-report.ts';
import { duePage } from './due-page.ts';
import { expireParked } from './expire-parked.ts';
import { firstPart } from './first-part.ts';
import { inParallel } from './in-parallel.ts';
import { hasTime, sendClaimed, type TimeAllowed } from './send.ts';
import type { DeliveryServices } from './services.ts';

/** Assessments sent for at the same time. */
const PARALLEL = 8;
/** Of the time: ending what was parked too long must not keep from sending. */
const FOR_EXPIRING = 1 / 4;
const SWEEP_LIMIT = 1_000;

/**
 * Sends what is due, several assessments at a time and one call at a time within each, until
 * nothing is due or the time is over. Several callers at once are safe.
 * @throws AnnotatorError `ledger_unavailable` when the ledger cannot tell what is due or nothing at
 * all could be done; what was not foreseen with one assessment, after sending for the others
 */
export async function deliver(
  services: DeliveryServices,
  time: TimeAllowed,
): Promise<DeliverReport> {
  const { ledger, clock, breaker } = services;
  const tally = createTally();
  tally.count('unmatched', await expireParked(services, firstPart(clock, time, FOR_EXPIRING)));
  breaker.allowProbe();
  await sendDue(services, time, tally);
  if (clock.now() < time.finishBy) await ledger.sweep(instant(clock.now()), SWEEP_LIMIT);
  return tally.report(services);
}

/**
 * Page after page, until one brings nothing: what is left in it is somebody else's, or in trouble.
 * Trouble with one assessment does not keep from sending for others.
 */
async function sendDue(services: DeliveryServices, time: TimeAllowed, tally: Tally): Promise<void> {
  let trouble: unknown;
  let done = 0;
  let doneBefore = -1;
  while (done > doneBefore && mayGoOn(services, time)) {
    doneBefore = done;
    const due = await duePage(services);
    // While the breaker is open one is enough to see whether it can close.
    const page = services.breaker.isOpen() ? due.slice(0, 1) : due;
    await inParallel(page, PARALLEL, async (assessmentId) => {
      if (!mayGoOn(services, time)) return;
      try {
        const changed = await sendFor(services, assessmentId, time, tally);
        done += changed;
      } catch (thrown) {
        logTrouble(services, assessmentId, thrown);
        trouble = isForeseen(thrown) ? (trouble ?? thrown) : thrown;
      }
    });
  }
  if (trouble !== undefined && (done === 0 || !isForeseen(trouble))) throw trouble;
}

/** @returns how many findings got on */
async function sendFor(
  services: DeliveryServices,
  assessmentId: string,
  time: TimeAllowed,
  tally: Tally,
): Promise<number> {
  const claim = await claimAssessment(services, assessmentId);
  if (!claim) return 0;
  const fates = await sendClaimed(services, claim, time);
  for (const fate of fates.values()) tally.add(fate);
  return fates.size;
}

function logTrouble({ log }: DeliveryServices, assessment: string, thrown: unknown): void {
  const code = isForeseen(thrown) ? thrown.code : 'internal';
  log.error('this assessment could not be sent for', { assessment, code });
}

function isForeseen(thrown: unknown): thrown is AnnotatorError {
  return thrown instanceof AnnotatorError;
}

function mayGoOn(services: DeliveryServices, time: TimeAllowed): boolean {
  return hasTime(services, time) && services.breaker.wouldAdmit();
}
