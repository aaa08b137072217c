import type { Annotation } from '../../../shared/annotation/annotation.ts';
import type {
  FirestoreAnswer,
  FirestoreMethod,
} from '../../../shared/ledger/firestore/firestore-api.ts';
import type { AnnotateOutcome } from '../../../shared/recaptcha/annotate-outcome.ts';
import type { Chance } from '../chance.ts';
import type { FaultProfile, Outage } from '../history/faults.ts';
import type { Plan } from '../history/plan.ts';
import type { Oracles } from '../oracles/oracles.ts';
import type { Timeline } from '../timeline.ts';
import type { Call } from './google.ts';
import type { Network } from './network.ts';
import type { Process } from './process.ts';

/** Everything around the processes of one history. */
export interface World {
  readonly plan: Plan;
  readonly chance: Chance;
  readonly timeline: Timeline;
  readonly network: Network;
  readonly oracles: Oracles;
  /** What goes wrong at this time. */
  profile(): FaultProfile;
  outage(service: Outage['service']): Outage | undefined;
  /** Counts a fault, and remembers when a process last had trouble with its ledger. */
  fault(process: Process, what: string): void;
  trace(line: () => string): void;
  askFirestore(process: Process, method: FirestoreMethod, body: object): FirestoreAnswer;
  beginCall(process: Process, name: string, said: Annotation): Call;
  applyCall(call: Call): void;
  endCall(call: Call, outcome: AnnotateOutcome): void;
}
