import assert from 'node:assert/strict';
import { it } from 'node:test';
import { digest } from '../../shared/ledger/digest.ts';
import { runHistories } from './run-histories.ts';
import { simulate } from './simulate.ts';

const HISTORIES = 1_500;

it(`keeps every promise in ${HISTORIES} histories full of faults`, async () => {
  const { figures, failure } = await runHistories({
    seed: 20261122,
    histories: HISTORIES,
    workers: 2,
  });
  assert.equal(failure, undefined);
  assert.equal(figures.histories, HISTORIES);
  const { histories: _all, ...tested } = figures;
  for (const [what, n] of Object.entries(tested)) {
    assert.ok(n > 50, `only ${n} ${what}: nothing was put to the test`);
  }
});

it('plays a history the same way each time, and another one for another seed', async () => {
  const play = async (seed: number) => {
    const lines: string[] = [];
    await simulate(seed, (line) => lines.push(line));
    assert.ok(lines.length > 10);
    return digest(...lines);
  };
  for (const seed of [1, 2, 3, 4, 5]) {
    const first = await play(seed);
    assert.equal(await play(seed), first);
    assert.notEqual(await play(seed + 10), first);
  }
});
