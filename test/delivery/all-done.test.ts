import assert from 'node:assert/strict';
import { it } from 'node:test';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import { allDone } from '../../shared/delivery/all-done.ts';

it('All done waits for the slow one before it throws what the fast one failed with', async () => {
  let slowEnded = false;
  const failure = new AnnotatorError('ledger_unavailable', 'away');
  const slow = new Promise<void>((resolve) => {
    setTimeout(() => {
      slowEnded = true;
      resolve();
    }, 20);
  });
  await assert.rejects(allDone([Promise.reject(failure), slow]), failure);
  assert.ok(slowEnded);
});

it('All done gives the results in order', async () => {
  assert.deepEqual(await allDone([Promise.resolve(1), Promise.resolve(2)]), [1, 2]);
});
