import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drainBacklog, PARTS } from './backlog.ts';
import { growthOf } from './flat.ts';
import { reportBacklog } from './report.ts';

const FIGURES = [
  /^findings delivered {2}600, each once: 0 lost, 0 twice$/m,
  /^findings\/s +\d+ \(\d+–\d+\)$/m,
  /^bare POSTs\/s +\d+ \(\d+–\d+\)$/m,
  /^findings \/ POSTs +\d\.\d\d \(/m,
  /^CPU ms per finding +\d+\.\d{3} \(/m,
  /^CPU ms per POST +\d+\.\d{3} \(/m,
  /^RSS, MiB +(\d+ ){10}\(last third \/ second third: \d\.\d{3}\)$/m,
  /^heap used, MiB +(\d+ ){10}\(last third \/ second third: \d\.\d{3}\)$/m,
  /^memory +(flat|GROWS)$/m,
];

describe('the benchmark of a backlog', () => {
  it('sends every finding once, in ten parts, and sets the figures side by side', async () => {
    const lines: string[] = [];
    const parts = await drainBacklog(600, (line) => lines.push(line));
    assert.equal(lines[0], '600 findings are pending');
    assert.equal(parts.length, PARTS);
    assert.equal(
      parts.reduce((sum, { sent }) => sum + sent, 0),
      600,
    );
    for (const { sent, cpuMs, heapUsed, rss } of parts.slice(0, -1)) {
      assert.ok(sent >= 50 && sent <= 70, `a part of ${sent}`);
      assert.ok(cpuMs > 0 && rss > heapUsed && heapUsed > 1_000_000);
    }
    const { text } = reportBacklog(parts);
    for (const figure of FIGURES) assert.match(text, figure);
  });

  const part = { sent: 60, wallMs: 1, cpuMs: 1, bare: { wallMs: 1, cpuMs: 1 } };
  const flat = Array.from({ length: 10 }, () => 100e6);
  const TABLE = [
    { name: 'flat memory', rss: flat, heap: flat, is: true },
    {
      name: 'memory that grew while it warmed up',
      rss: [1e6, 9e6, ...flat.slice(2)],
      heap: flat,
      is: true,
    },
    { name: 'an RSS that grows', rss: flat.map((n, i) => n * (1 + i / 20)), heap: flat, is: false },
    { name: 'a heap that grows', rss: flat, heap: flat.map((n, i) => n * (1 + i / 20)), is: false },
  ];
  for (const { name, rss, heap, is } of TABLE) {
    it(`calls ${name} ${is ? 'flat' : 'growing'}`, () => {
      const parts = rss.map((bytes, index) => ({
        ...part,
        rss: bytes,
        heapUsed: heap[index] ?? 0,
      }));
      assert.equal(reportBacklog(parts).flat, is);
    });
  }

  it('takes growth as the last third over the third before', () => {
    assert.equal(growthOf([9, 9, 1, 3, 4, 5, 8]), 17 / 3 / 2);
  });
});
