import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { instantFromText } from '../shared/time.ts';

describe('a time as senders write it', () => {
  const cases: readonly (readonly [unknown, string | undefined])[] = [
    ['2026-11-22T12:00:00Z', '2026-11-22T12:00:00.000Z'],
    ['2026-11-22T12:00:00.5Z', '2026-11-22T12:00:00.500Z'],
    ['2026-11-22T12:00:00.1234567Z', '2026-11-22T12:00:00.123Z'],
    ['2026-11-22T12:00:00.123456789Z', '2026-11-22T12:00:00.123Z'],
    ['2026-11-22T01:30:00+02:00', '2026-11-21T23:30:00.000Z'],
    ['2026-11-22T01:30:00+0200', '2026-11-21T23:30:00.000Z'],
    ['2026-11-22T20:00:00-05:00', '2026-11-23T01:00:00.000Z'],
    ['2026-11-22t12:00:00z', '2026-11-22T12:00:00.000Z'],
    ['2026-11-22t12:00:00.123z', '2026-11-22T12:00:00.123Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2026-02-29T00:00:00Z', undefined],
    ['2026-02-31T00:00:00Z', undefined],
    ['2026-13-01T00:00:00Z', undefined],
    ['2026-11-22T25:00:00Z', undefined],
    ['2026-11-22T12:60:00Z', undefined],
    ['2026-11-22T12:00:00', undefined],
    ['2026-11-22 12:00:00Z', undefined],
    ['2026-11-22', undefined],
    ['1969-12-31T23:59:59Z', undefined],
    ['0001-01-01T00:00:00Z', undefined],
    ['+12026-11-22T12:00:00Z', undefined],
    ['9999-12-31T23:59:59-14:00', undefined],
    ['', undefined],
    ['now', undefined],
    [1_700_000_000, undefined],
    [null, undefined],
    [undefined, undefined],
  ];
  for (const [text, time] of cases) {
    test(`${JSON.stringify(text)} is ${time ?? 'none'}`, () => {
      assert.equal(instantFromText(text), time);
    });
  }
});
