import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retryAfterMs } from '../../shared/outgoing/retry-after.ts';

const NOW = Date.parse('2026-11-22T23:00:00Z');

const CASES: readonly [header: string | undefined, expected: number | undefined][] = [
  [undefined, undefined],
  ['0', 0],
  ['7', 7_000],
  [' 7 ', 7_000],
  ['3600', 3_600_000],
  ['3601', 3_600_000],
  ['99999999999999999999999', 3_600_000],
  ['Sun, 22 Nov 2026 23:00:30 GMT', 30_000],
  ['Sunday, 22-Nov-26 23:00:30 GMT', 30_000],
  ['Sun, 22 Nov 2026 22:00:00 GMT', 0],
  ['Tue, 22 Nov 2033 23:00:30 GMT', 3_600_000],
  ['Sun, 99 Nov 2026 23:00:30 GMT', undefined],
  ['2026-11-22T23:00:30Z', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['soon', undefined],
  ['', undefined],
];

for (const [header, expected] of CASES) {
  test(`Retry-After ${JSON.stringify(header)} means ${expected} ms`, () => {
    assert.equal(retryAfterMs(header, NOW), expected);
  });
}
