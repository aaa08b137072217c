import type { Annotation } from '../../../shared/annotation/annotation.ts';
import type { FindingRecord } from '../../../shared/ledger/records.ts';

/** Where a finding stands in the order of its assessment. */
export type Place = Pick<FindingRecord, 'eventTime' | 'arrivedAt'>;

/** What one assessment was told so far, by the findings recorded as delivered. */
export interface Told {
  readonly verdict?: Place & { readonly says: NonNullable<Annotation['annotation']> };
  readonly passed?: Place;
  readonly failed?: Place;
}

/** By event time, ties by arrival. */
export function isLater(a: Place, b: Place): boolean {
  return a.eventTime > b.eventTime || (a.eventTime === b.eventTime && a.arrivedAt > b.arrivedAt);
}

/** What was told after this finding was delivered too. */
export function tell(told: Told, finding: FindingRecord): Told {
  const { annotation: says, reasons = [] } = finding.annotation;
  const { eventTime, arrivedAt } = finding;
  const place = { eventTime, arrivedAt };
  const later = (old: Place | undefined) => (old && isLater(old, place) ? old : place);
  const isStanding = says && !(told.verdict && isLater(told.verdict, place));
  return {
    ...told,
    ...(isStanding ? { verdict: { ...place, says } } : {}),
    ...(reasons.includes('PASSED_TWO_FACTOR') ? { passed: later(told.passed) } : {}),
    ...(reasons.includes('FAILED_TWO_FACTOR') ? { failed: later(told.failed) } : {}),
  };
}

/** What may still be said of a finding; undefined when nothing is left of it. */
export function expectedAnnotation(
  told: Told,
  finding: FindingRecord,
  says: Annotation,
  repeatsVerdict: boolean,
): Annotation | undefined {
  const isOutdated = (than: Place | undefined) => than !== undefined && isLater(than, finding);
  const own = isOutdated(told.verdict) ? undefined : says.annotation;
  const reasons = (says.reasons ?? []).filter((reason) => {
    if (reason === 'INITIATED_TWO_FACTOR') return !told.passed && !told.failed;
    return reason !== 'FAILED_TWO_FACTOR' || !isOutdated(told.passed);
  });
  if (!own && reasons.length === 0 && !says.transactionEvent) return undefined;
  const annotation = own ?? (repeatsVerdict ? told.verdict?.says : undefined);
  const { annotation: _own, reasons: _reasons, ...rest } = says;
  return {
    ...rest,
    ...(annotation ? { annotation } : {}),
    ...(reasons.length > 0 ? { reasons } : {}),
  };
}
