import { after, before, describe, it } from 'node:test';
import { deliveryConformance } from '../../delivery/conformance/index.ts';
import { startFirestoreEmulator } from '../../firestore/firestore-emulator.ts';
import { firestoreEmulatorMissing } from '../../firestore/firestore-emulator-missing.ts';
import { ledgerConformance } from '../ledger-conformance.ts';
import { open } from '../processes/opening.ts';
import { twoProcesses } from '../processes/two-processes.ts';
import { lostAnswers } from './lost-answers.ts';
import { observedFirestore } from './observed-firestore.ts';
import { queries } from './queries.ts';
import { requests } from './requests.ts';

const missing = firestoreEmulatorMissing();

describe("On Google's Firestore emulator", { skip: missing ?? false }, () => {
  let host = '';
  let stop = async () => undefined as unknown;
  let projects = 0;
  const freshRoot = () =>
    `projects/test-${process.pid}-${projects++}/databases/(default)/documents`;
  const fresh = () => {
    const root = freshRoot();
    return { open: () => open({ firestore: host, root }) };
  };
  const observed = () => observedFirestore(host, freshRoot());

  before(async () => {
    const emulator = await startFirestoreEmulator();
    host = emulator.host;
    stop = emulator.stop;
  });
  after(() => stop());

  ledgerConformance('Firestore', fresh);
  deliveryConformance('Firestore', fresh);
  twoProcesses('Firestore', () => ({ firestore: host, root: freshRoot() }));
  lostAnswers(observed);
  requests(observed);
  queries(observed);
});

if (missing) {
  it(`SKIPPED: the Firestore store was not tested at all: ${missing}`, { skip: missing });
}
