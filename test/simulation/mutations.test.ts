import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { stop } from 'esbuild';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { runMutant } from './mutations/run-mutant.ts';
import { MUTATIONS } from './mutations/table.ts';
import { inWords } from './violation.ts';

after(() => stop());

const folder = temporaryFolder();

describe('The simulation finds it when', { concurrency: 2 }, () => {
  for (const [index, mutation] of MUTATIONS.entries()) {
    const finding = inWords(mutation.promised);
    it(`${mutation.means}: ${finding}`, async () => {
      const { code, output } = await runMutant(mutation, folder, `mutant-${index}`);
      assert.match(output, new RegExp(`^${finding} in history `, 'm'));
      assert.equal(code, 1);
    });
  }
});
