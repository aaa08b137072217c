import type {
  FirestoreAnswer,
  FirestoreApi,
  FirestoreMethod,
} from '../../../shared/ledger/firestore/firestore-api.ts';
import { FIRESTORE_FAULTS, type FirestoreFault } from '../history/faults.ts';
import type { Exchange } from './network.ts';
import type { Process } from './process.ts';
import type { World } from './world.ts';

const LATE_BY = 8_000;

/** Firestore as one process reaches it: with latency, and with whatever goes wrong on the way. */
export function firestoreLink(world: World, process: () => Process): FirestoreApi {
  return {
    call(method, body, deadlineMs) {
      const fault = drawFault(world, method);
      if (fault) world.fault(process(), `Firestore ${method}: ${fault}`);
      const caller = process();
      const effect = () => world.askFirestore(caller, method, body);
      return world.network.exchange(caller, howItGoes(world, fault, effect, deadlineMs));
    },
  };
}

function drawFault(world: World, method: FirestoreMethod): FirestoreFault | 'away' | undefined {
  if (world.outage('firestore')) return 'away';
  if (!world.chance.happens(world.profile().firestore)) return undefined;
  const fault = world.chance.pick(FIRESTORE_FAULTS);
  return fault === 'aborted' && method !== 'commit' ? '503' : fault;
}

function away(status: string, applied: 'no' | 'unknown', retryAfterMs?: number): FirestoreAnswer {
  return { kind: 'away', status, applied, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

function howItGoes(
  { chance }: World,
  fault: FirestoreFault | 'away' | undefined,
  effect: () => FirestoreAnswer,
  deadlineMs: number,
): Exchange<FirestoreAnswer> {
  const effectAfter = chance.between(2, 25);
  const answerAfter = effectAfter + chance.between(1, 20);
  const usual = { effectAfter, effect, answerAfter };
  const instead = (answer: FirestoreAnswer) => ({ ...usual, effect: () => answer });
  const reset = away('ECONNRESET', 'unknown');
  switch (fault) {
    case undefined:
      return usual;
    case 'aborted':
      return instead({ kind: 'outrun', status: 'ABORTED' });
    case '429':
      return instead(
        away(
          'RESOURCE_EXHAUSTED',
          'no',
          chance.happens(0.3) ? chance.between(10, 3_000) : undefined,
        ),
      );
    case '503':
      return instead(away('UNAVAILABLE', 'unknown'));
    case 'request lost':
      return instead(reset);
    case 'answer lost':
      return { ...usual, answer: reset };
    case 'slow': {
      const arrives = chance.between(effectAfter, deadlineMs - 50);
      return { effectAfter: arrives, effect, answerAfter: chance.between(arrives, deadlineMs - 1) };
    }
    case 'too late': {
      const arrives = chance.between(effectAfter, LATE_BY);
      const answer = away('TIMEOUT', 'unknown');
      return { effectAfter: arrives, effect, answerAfter: deadlineMs, answer };
    }
    case 'away':
      return chance.happens(0.5)
        ? instead(away('UNAVAILABLE', 'unknown'))
        : { ...instead(away('TIMEOUT', 'unknown')), answerAfter: deadlineMs };
  }
}
