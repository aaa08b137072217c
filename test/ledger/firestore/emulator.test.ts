import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { deliveryConformance } from '../../delivery/conformance/index.ts';
import { startFirestoreEmulator } from '../../firestore/firestore-emulator.ts';
import { firestoreEmulatorMissing } from '../../firestore/firestore-emulator-missing.ts';
import { freshDatabase } from '../../firestore/fresh-database.ts';
import { ledgerConformance } from '../ledger-conformance.ts';
import { open } from '../processes/opening.ts';
import { twoProcesses } from '../processes/two-processes.ts';
import { lostAnswers } from './lost-answers.ts';
import { observedFirestore } from './observed-firestore.ts';
import { queries } from './queries.ts';
import { requests } from './requests.ts';

let host = '';
const freshOpening = () => ({ firestore: host, root: freshDatabase().root });
const fresh = () => {
  const opening = freshOpening();
  return { open: () => open(opening) };
};
const observed = () => observedFirestore(host, freshDatabase().root);

const SUITES: Readonly<Record<string, () => void>> = {
  'the ledger conformance suite': () => ledgerConformance('Firestore', fresh),
  'the delivery conformance suite': () => deliveryConformance('Firestore', fresh),
  'delivery from two processes': () => twoProcesses('Firestore', freshOpening),
  'commits without an answer': () => lostAnswers(observed),
  'requests per event': () => requests(observed),
  'queries and their indexes': () => queries(observed),
};

const missing = firestoreEmulatorMissing();

if (missing === undefined) {
  describe("On Google's Firestore emulator", () => {
    let stop: () => Promise<void>;
    before(async () => {
      const emulator = await startFirestoreEmulator();
      host = emulator.host;
      stop = emulator.stop;
    });
    after(() => stop());
    for (const run of Object.values(SUITES)) run();
  });
} else {
  const skip = process.env['REQUIRE_FIRESTORE_EMULATOR'] ? false : missing;
  process.stderr.write(`SKIPPED ${Object.keys(SUITES).length} suites of the Firestore store.\n`);
  for (const name of Object.keys(SUITES)) {
    it(`${name} over Firestore`, { skip }, () => assert.fail(missing));
  }
}
