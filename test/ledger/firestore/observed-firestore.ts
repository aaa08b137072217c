import { setTimeout as sleep } from 'node:timers/promises';
import { emulatorOwner } from '../../../shared/google/credentials.ts';
import { emulatorEndpoint } from '../../../shared/google/emulator-endpoint.ts';
import type {
  FirestoreAnswer,
  FirestoreApi,
  FirestoreMethod,
} from '../../../shared/ledger/firestore/firestore-api.ts';
import { createFirestoreClient } from '../../../shared/ledger/firestore/firestore-client.ts';
import { openFirestoreLedger } from '../../../shared/ledger/firestore/firestore-ledger.ts';
import type { Ledger } from '../../../shared/ledger/ledger.ts';
import { systemClock } from '../../../shared/time.ts';

export interface Request {
  readonly method: FirestoreMethod;
  readonly body: object;
}

/** What happens to the next request of a method, in place of what it would have met. */
export type Mishap = (
  request: Request,
  carryOut: () => Promise<FirestoreAnswer>,
) => Promise<FirestoreAnswer>;

export interface ObservedFirestore {
  readonly ledger: Ledger;
  readonly requests: Request[];
  /** Happens to the next request of this method. */
  next(method: FirestoreMethod, mishap: Mishap): void;
}

/** A ledger over an emulator, every request of which is seen and may be met by a mishap. */
export function observedFirestore(host: string, root: string): ObservedFirestore {
  const real = createFirestoreClient({
    endpoint: emulatorEndpoint(host),
    root,
    credentials: emulatorOwner,
    clock: systemClock,
  });
  const requests: Request[] = [];
  const mishaps = new Map<FirestoreMethod, Mishap>();
  const api: FirestoreApi = {
    async call(method, body, deadlineMs) {
      const request = { method, body };
      requests.push(request);
      const carryOut = () => real.call(method, body, deadlineMs);
      const mishap = mishaps.get(method);
      mishaps.delete(method);
      return mishap ? mishap(request, carryOut) : carryOut();
    },
  };
  return {
    ledger: openFirestoreLedger({ api, root, clock: systemClock, random: Math.random, sleep }),
    requests,
    next: (method, mishap) => void mishaps.set(method, mishap),
  };
}

/** The request is carried out, and its answer is lost. */
export const answerLost: Mishap = async (_request, carryOut) => {
  await carryOut();
  return { kind: 'away', status: 'ECONNRESET', applied: 'unknown' };
};

/** The request is lost on its way. */
export const requestLost: Mishap = async () => ({
  kind: 'away',
  status: 'ECONNRESET',
  applied: 'unknown',
});
