import type { FirestoreWorld } from '../../../shared/ledger/firestore/ask.ts';
import type {
  FirestoreAnswer,
  FirestoreMethod,
} from '../../../shared/ledger/firestore/firestore-api.ts';
import { turnableClock } from '../../helpers/turnable-clock.ts';

export interface ScriptedFirestore extends FirestoreWorld {
  readonly calls: { readonly method: FirestoreMethod; readonly deadlineMs: number }[];
  readonly pauses: number[];
}

/** A Firestore that gives these answers in order, each after `latencyMs`, and the last one for ever. */
export function scriptedFirestore(
  answers: readonly FirestoreAnswer[],
  latencyMs = 0,
): ScriptedFirestore {
  const clock = turnableClock();
  const calls: ScriptedFirestore['calls'] = [];
  const pauses: number[] = [];
  return {
    calls,
    pauses,
    clock,
    root: 'projects/p/databases/d/documents',
    random: () => 0.5,
    async sleep(milliseconds) {
      pauses.push(milliseconds);
      clock.turn(milliseconds);
    },
    api: {
      async call(method, _body, deadlineMs) {
        clock.turn(Math.min(latencyMs, deadlineMs));
        calls.push({ method, deadlineMs });
        const last: FirestoreAnswer = { kind: 'ok', json: [] };
        return answers[Math.min(calls.length, answers.length) - 1] ?? last;
      },
    },
  };
}
