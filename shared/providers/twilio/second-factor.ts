import type { Annotation } from '../../annotation/annotation.ts';
import type { Statement } from '../provider.ts';

type Reason = 'INITIATED_TWO_FACTOR' | 'PASSED_TWO_FACTOR' | 'FAILED_TWO_FACTOR';

/** A verification or a challenge is one second factor: however often it is said, it is one fact. */
export function secondFactor(
  sid: string,
  reason: Reason,
  because: string,
  more: Annotation = {},
): Statement {
  return {
    annotation: { reasons: [reason], ...more },
    fact: `${sid}:second-factor:${reason}`,
    because,
  };
}
