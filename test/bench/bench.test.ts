import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bench } from './bench.ts';
import { CONTESTANTS } from './contestants.ts';
import { report } from './report.ts';

describe('the benchmark', () => {
  it('runs every contestant, checks its labels, and sets the figures side by side', async () => {
    const runs: string[] = [];
    const results = await bench({ rounds: 1, events: 30, warmUp: 5 }, (line) => runs.push(line));
    assert.equal(runs.length, CONTESTANTS.length);
    for (const round of results.rounds) {
      for (const [name, cost] of Object.entries(round)) {
        assert.ok(cost.cpu > 0 && cost.cpu > cost.kernel, name);
        assert.ok(cost.peakBytes > 10_000_000 && cost.readyMs > 0, name);
      }
    }
    const table = report(results);
    for (const { name } of CONTESTANTS) {
      assert.match(table, new RegExp(`^${name} +\\d+ \\(.+ \\d+\\.\\d\\d \\(`, 'm'));
    }
    assert.match(table, /bundle: [1-9]\d+ bytes/);
  });
});
