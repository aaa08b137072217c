import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AnnotatorError } from '../../../shared/annotator-error.ts';
import { ask } from '../../../shared/ledger/firestore/ask.ts';
import type { FirestoreAnswer } from '../../../shared/ledger/firestore/firestore-api.ts';
import { openFirestoreLedger } from '../../../shared/ledger/firestore/firestore-ledger.ts';
import { START } from '../../helpers/turnable-clock.ts';
import { finding, write } from '../records.ts';
import { type ScriptedFirestore, scriptedFirestore } from './scripted-firestore.ts';

const OK: FirestoreAnswer = { kind: 'ok', json: {} };
const BUSY: FirestoreAnswer = { kind: 'away', status: 'UNAVAILABLE', applied: 'no' };
const SILENT: FirestoreAnswer = { kind: 'away', status: 'TIMEOUT', applied: 'unknown' };
const OUTRUN: FirestoreAnswer = { kind: 'outrun', status: 'ABORTED' };
const REFUSED: FirestoreAnswer = { kind: 'refused', status: 'PERMISSION_DENIED', message: 'role?' };

const asking = (world: ScriptedFirestore, patienceMs = 5_000) =>
  ask(world, 'commit', {}, START + patienceMs);

function isUnavailable(error: unknown): error is AnnotatorError {
  return error instanceof AnnotatorError && error.code === 'ledger_unavailable';
}

describe('Asking Firestore', () => {
  it('asks again after a growing pause while it is away, and gives the answer', async () => {
    const world = scriptedFirestore([BUSY, BUSY, BUSY, OK]);
    assert.deepEqual(await asking(world), OK);
    assert.deepEqual(world.pauses, [25, 50, 100]);
  });

  it('waits as long as it is told to', async () => {
    const world = scriptedFirestore([{ ...BUSY, retryAfterMs: 3_000 }, OK]);
    await asking(world);
    assert.deepEqual(world.pauses, [3_000]);
  });

  it('says 503 with Retry-After when the time is over, and no later', async () => {
    for (const [answer, latency] of [
      [BUSY, 0],
      [SILENT, 60_000],
      [{ ...BUSY, retryAfterMs: 9_000 }, 0],
    ] as const) {
      const world = scriptedFirestore([answer], latency);
      await assert.rejects(asking(world), (error) => {
        assert.ok(isUnavailable(error));
        assert.equal(error.status, 503);
        assert.ok((error.retryAfter ?? 0) >= 5);
        return true;
      });
      assert.ok(world.clock.now() - START <= 5_500, `${world.clock.now() - START} ms`);
    }
  });

  it('leaves time for a second try when the first hangs', async () => {
    const world = scriptedFirestore([SILENT, OK], 60_000);
    await asking(world, 6_000);
    assert.deepEqual(
      world.calls.map(({ deadlineMs }) => deadlineMs),
      [2_500, 2_500],
    );
  });

  it('does not ask again for what is refused, and says why', async () => {
    const world = scriptedFirestore([REFUSED]);
    await assert.rejects(
      asking(world),
      (error) => isUnavailable(error) && /role\?/.test(error.hint ?? ''),
    );
    assert.equal(world.calls.length, 1);
  });

  it('tells whether an earlier try may have been carried out', async () => {
    const sure = await asking(scriptedFirestore([BUSY, OUTRUN]));
    assert.equal(sure.kind === 'outrun' && sure.doubtful, false);
    const doubtful = await asking(scriptedFirestore([SILENT, OUTRUN]));
    assert.equal(doubtful.kind === 'outrun' && doubtful.doubtful, true);
  });
});

describe('A Firestore transaction', () => {
  it('gives up within its patience when somebody else is always faster', async () => {
    const missing: FirestoreAnswer = {
      kind: 'ok',
      json: [{ missing: 'projects/p/databases/d/documents/annotator_findings/f' }],
    };
    const answers = Array.from({ length: 200 }, () => [missing, OUTRUN]).flat();
    const world = scriptedFirestore(answers);
    await assert.rejects(
      write(openFirestoreLedger(world), 'findings', { f: finding }),
      isUnavailable,
    );
    assert.ok(world.clock.now() - START <= 5_000);
    assert.ok(world.calls.length > 6);
  });

  it('refuses to write what it has not read, which it could not guard', async () => {
    const ledger = openFirestoreLedger(scriptedFirestore([OK]));
    const blind = ledger.transact(async (t) => t.put('findings', 'f', finding));
    await assert.rejects(
      blind,
      (error) => error instanceof AnnotatorError && error.code === 'internal',
    );
  });

  it('says what is wrong with an answer that is not as documented, never its values', async () => {
    const world = scriptedFirestore([{ kind: 'ok', json: [{ found: { name: 'secret' } }] }]);
    const reading = openFirestoreLedger(world).transact((t) =>
      t.get([{ collection: 'keys', id: 'k' }]),
    );
    await assert.rejects(reading, (error) => {
      assert.ok(error instanceof AnnotatorError && error.code === 'internal');
      assert.match(error.hint ?? '', /updateTime/);
      assert.doesNotMatch(error.hint ?? '', /secret/);
      return true;
    });
  });
});
