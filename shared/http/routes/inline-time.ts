import type { TimeAllowed } from '../../delivery/send.ts';
import { patienceWithin } from '../../ledger/ledger.ts';

const ANSWER_WITHIN_MS = 10_000;
/** Of what a sender waits; the rest is for the way there and back, and for recording what Google says. */
const FOR_SENDING = 0.6;
/** Of the time for sending: one call, since none is begun that could not end in time. */
const FOR_ONE_CALL = 2 / 3;
/** The ledger is waited for at least this part of it, also when there is no time to send. */
const FOR_THE_LEDGER = 0.3;
/** A call that is given less would often be cut short, and be made again. */
const SHORTEST_CALL_MS = 300;

/**
 * What a sender's patience leaves for sending at once.
 * @param arrivedAt milliseconds since 1970
 * @param waitedMs how long the request may have waited before that, for this process to start
 */
export function inlineTime(
  arrivedAt: number,
  waitedMs: number,
  answerWithinMs = ANSWER_WITHIN_MS,
): TimeAllowed {
  const left = answerWithinMs * FOR_SENDING - waitedMs;
  return {
    finishBy: arrivedAt + left,
    callMs: Math.max(left * FOR_ONE_CALL, SHORTEST_CALL_MS),
    patienceMs: patienceWithin(Math.max(left, answerWithinMs * FOR_THE_LEDGER)),
  };
}
