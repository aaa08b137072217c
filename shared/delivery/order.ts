import type { Annotation } from '../annotation/annotation.ts';
import type { Reason } from '../annotation/vocabulary.ts';
import type { Opinion } from '../config/opinions.ts';
import type { FindingRecord, HeadRecord } from '../ledger/records.ts';
import type { Instant } from '../time.ts';

/** What an assessment was told that bears on what may still be said. */
export type Told = Pick<HeadRecord, 'verdict' | 'passedTwoFactor' | 'failedTwoFactor'>;

/**
 * What is left to say of a finding, given what its assessment was already told: facts are always
 * said; a verdict, and the outcome of a second factor, only while nothing newer was delivered.
 * Undefined when nothing is left: the finding is superseded.
 */
export function whatToSay(
  head: Told,
  finding: FindingRecord,
  opinions: ReadonlySet<Opinion>,
): Annotation | undefined {
  const { annotation: own, reasons, phoneAuthenticationEvent: phone, ...rest } = finding.annotation;
  const verdict = isOvertaken(head, finding) ? undefined : own;
  const left = reasons?.filter((reason) => mayStillBeSaid(reason, head, finding.eventTime)) ?? [];
  const phoneLeft = left.length > 0 || !reasons?.length ? phone : undefined;
  if (!verdict && left.length === 0 && !rest.transactionEvent && !phoneLeft) return undefined;
  const standing = opinions.has('repeat-verdict') ? head.verdict?.annotation : undefined;
  const said = verdict ?? standing;
  return {
    ...(said ? { annotation: said } : {}),
    ...(left.length > 0 ? { reasons: left } : {}),
    ...rest,
    ...(phoneLeft ? { phoneAuthenticationEvent: phoneLeft } : {}),
  };
}

/** The head after this finding was delivered. */
export function afterDelivery(head: HeadRecord, finding: FindingRecord): HeadRecord {
  const { annotation: own, reasons = [] } = finding.annotation;
  const { eventTime, arrivedAt } = finding;
  const passed = reasons.includes('PASSED_TWO_FACTOR') ? eventTime : undefined;
  const failed = reasons.includes('FAILED_TWO_FACTOR') ? eventTime : undefined;
  return {
    ...head,
    ...(own && !isOvertaken(head, finding)
      ? { verdict: { annotation: own, eventTime, arrivedAt } }
      : {}),
    ...latest('passedTwoFactor', head.passedTwoFactor, passed),
    ...latest('failedTwoFactor', head.failedTwoFactor, failed),
  };
}

/** Whether a verdict that comes after this finding, by event time and then by arrival, was delivered. */
function isOvertaken({ verdict }: Told, { eventTime, arrivedAt }: FindingRecord): boolean {
  if (verdict?.eventTime === eventTime) return verdict.arrivedAt > arrivedAt;
  return isNewer(verdict?.eventTime, eventTime);
}

function mayStillBeSaid(reason: Reason, head: Told, eventTime: Instant): boolean {
  switch (reason) {
    case 'INITIATED_TWO_FACTOR':
      return !head.passedTwoFactor && !head.failedTwoFactor;
    case 'FAILED_TWO_FACTOR':
      return !isNewer(head.passedTwoFactor, eventTime);
    default:
      return true;
  }
}

function latest<Name extends string>(name: Name, a?: Instant, b?: Instant) {
  const newest = isNewer(a, b ?? '') ? a : b;
  return newest ? { [name]: newest } : {};
}

function isNewer(time: Instant | undefined, than: Instant): boolean {
  return time !== undefined && time > than;
}
