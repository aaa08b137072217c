import type { Annotation } from '../annotation/annotation.ts';
import type { Reason } from '../annotation/vocabulary.ts';
import type { Opinion } from '../config/opinions.ts';
import type { FindingRecord, HeadRecord, Moment } from '../ledger/records.ts';
import { isAfter } from './moment.ts';

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
  const verdict = isAfter(head.verdict, finding) ? undefined : own;
  const left = reasons?.filter((reason) => mayStillBeSaid(reason, head, finding)) ?? [];
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
  const { eventTime, arrivedAt } = finding;
  const { annotation: verdict, reasons = [] } = finding.annotation;
  const moment: Moment = { eventTime, arrivedAt };
  const outcome = (reason: Reason) => (reasons.includes(reason) ? moment : undefined);
  return {
    ...head,
    ...newest('verdict', head.verdict, verdict && { annotation: verdict, ...moment }),
    ...newest('passedTwoFactor', head.passedTwoFactor, outcome('PASSED_TWO_FACTOR')),
    ...newest('failedTwoFactor', head.failedTwoFactor, outcome('FAILED_TWO_FACTOR')),
  };
}

function mayStillBeSaid(reason: Reason, head: Told, moment: Moment): boolean {
  switch (reason) {
    case 'INITIATED_TWO_FACTOR':
      return !head.passedTwoFactor && !head.failedTwoFactor;
    case 'FAILED_TWO_FACTOR':
      return !isAfter(head.passedTwoFactor, moment);
    default:
      return true;
  }
}

function newest<Name extends string, M extends Moment>(name: Name, told?: M, now?: M) {
  const later = now && !isAfter(told, now) ? now : told;
  return later ? ({ [name]: later } as Record<Name, M>) : {};
}
