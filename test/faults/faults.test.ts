import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { firestoreEmulatorMissing } from '../firestore/firestore-emulator-missing.ts';
import { judge } from './oracles/judge.ts';
import { run } from './run.ts';
import { LEDGERS } from './world/ledger-under-test.ts';

/** Longer than a lease and the first pauses, shorter than a signature holds. */
const AHEAD_MS = 4 * 60_000;

const missing = firestoreEmulatorMissing();
if (missing) console.error(`1 run with real faults is skipped. ${missing}`);

describe('Processes that are killed while the API fails', () => {
  for (const ledger of LEDGERS) {
    const skip = (ledger === 'firestore' && missing) || false;
    it(`lose nothing, repeat nothing without reason and keep the order: ${ledger}`, {
      skip,
    }, async () => {
      const evidence = await run({
        seed: 1,
        events: 120,
        ledger,
        processes: 2,
        atOnce: 6,
        kills: 3,
        aheadMs: AHEAD_MS,
      });
      const { expected, found, faults } = judge(evidence);
      assert.deepEqual(faults, []);
      assert.equal(found, expected);
      assert.ok(found > 30, `only ${found} labels`);
      assert.ok(evidence.killed.size >= 3);
      const lost = evidence.arrivals.filter((arrival) => arrival.lost !== undefined);
      assert.ok(evidence.refused.length + lost.length > 0, 'the API never failed');
    });
  }
});
