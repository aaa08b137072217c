import type { TimeAllowed } from '../../delivery/send.ts';
import { PATIENCE_MS } from '../../ledger/ledger.ts';
import { ending } from '../drain.ts';

/**
 * Time for work on many assessments: until `finishBy`, or until the call under way is over once the
 * process is told to end. `callMs` must be well under the time a process has to end.
 */
export function untilEnding(finishBy: number, callMs: number): TimeAllowed {
  return {
    get finishBy() {
      return ending.aborted ? 0 : finishBy;
    },
    callMs,
    patienceMs: PATIENCE_MS,
  };
}
