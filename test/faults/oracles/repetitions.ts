import type { Evidence } from './evidence.ts';
import type { Label } from './label.ts';

/** A process has died by then, or has recorded what it was answered. */
const LONGEST_DOUBT_MS = 10_000;
/** A call is on its way that long, and has its effect all the same. */
const LONGEST_CALL_MS = 2_000;

/** Labels that arrived once more, by what excuses it. */
export interface Repetitions {
  /** The answer to the one before never reached the caller. */
  readonly lost: number;
  /** The caller of the one before was killed. */
  readonly killed: number;
  /** The ledger was away when the caller of the one before wanted to record the answer. */
  readonly unrecorded: number;
  /** Nothing does. */
  readonly unexplained: readonly string[];
  /** The least the ledger must have had; a call that its caller repeated at once is in one doubt. */
  readonly doubts: number;
}

type Witness = Pick<Evidence, 'killed' | 'ledgerAway'>;

/** @param byAssessment the labels of each assessment in the order they arrived */
export function countRepetitions(
  byAssessment: Iterable<readonly Label[]>,
  witness: Witness,
): Repetitions {
  let [lost, killed, unrecorded, doubts] = [0, 0, 0, 0];
  const unexplained: string[] = [];
  for (const labels of byAssessment) {
    for (const said of Map.groupBy(labels, ({ fact }) => fact).values()) {
      for (const [at, label] of said.slice(0, -1).entries()) {
        if (said[at - 1]?.arrival.caller !== label.arrival.caller) doubts += 1;
        if (label.arrival.lost !== undefined) lost += 1;
        else if (diedOver(label, labels, witness)) killed += 1;
        else if (couldNotRecord(label, witness)) unrecorded += 1;
        else unexplained.push(`${label.fact.name}: said again for no reason`);
      }
    }
  }
  return { lost, killed, unrecorded, unexplained, doubts };
}

/** Whether its caller died soon after, with nothing more to say about this assessment. */
function diedOver(label: Label, labels: readonly Label[], { killed }: Witness): boolean {
  const { caller, at } = label.arrival;
  const diedAt = killed.get(Number(caller));
  if (diedAt === undefined) return false;
  const later = labels.slice(labels.indexOf(label) + 1);
  const wentOn = later.some(({ arrival }) => arrival.caller === caller);
  const doubtMs = diedAt - Date.parse(at);
  return !wentOn && doubtMs > -LONGEST_CALL_MS && doubtMs < LONGEST_DOUBT_MS;
}

function couldNotRecord({ arrival }: Label, { ledgerAway }: Witness): boolean {
  const landed = Date.parse(arrival.at);
  return ledgerAway.some(
    ({ pid, at }) =>
      String(pid) === arrival.caller && at > landed && at < landed + LONGEST_DOUBT_MS,
  );
}
